#include "tests/core/volume/audit_fixture.h"

#include <QImage>

#include <cstring>
#include <map>
#include <sstream>
#include <sys/stat.h>

namespace lightstack::tests {
namespace {

using Words = std::map<std::string, std::string>;

Words wordsOf(const std::string& text) {
    Words out;
    std::istringstream stream(text);
    for (std::string word; std::getline(stream, word, ',');) {
        const std::size_t equals = word.find('=');
        std::string value = equals == std::string::npos ? "" : word.substr(equals + 1);
        for (char& c : value)
            c = c == '~' ? ' ' : c == '|' ? '\n' : c == ';' ? ',' : c;
        out[word.substr(0, equals)] = value;
    }
    return out;
}

struct Kind {
    std::uint32_t bits = 16, format = 1, channels = 1;
};

class TiffWriter {
public:
    explicit TiffWriter(const Words& words) : m_words(words) {
        static const std::map<std::string, Kind> kinds{{"u8", {8, 1, 1}}, {"u12", {12, 1, 1}},
            {"u16", {16, 1, 1}}, {"s16", {16, 2, 1}}, {"u32", {32, 1, 1}}, {"f32", {32, 3, 1}},
            {"rgb", {8, 1, 3}}};
        for (const auto& [word, value] : words) {
            if (kinds.contains(word)) m_kind = kinds.at(word);
            if (const std::size_t x = word.find('x');
                x != std::string::npos && x > 0 && std::isdigit(word[0]) != 0) {
                m_width = static_cast<std::uint32_t>(std::stoul(word.substr(0, x)));
                m_height = static_cast<std::uint32_t>(std::stoul(word.substr(x + 1)));
            }
        }
        m_big = has("big");
    }
    std::string write() {
        m_out = has("be") ? "MM" : "II";
        put(m_big ? 43 : 42, 2);
        if (m_big) put(8, 2), put(0, 2);
        m_linkAt = m_out.size();
        put(0, wide());
        const int pages = has("pages") ? std::stoi(m_words.at("pages")) : 1;
        for (int page = 0; page < pages; ++page)
            writePage();
        if (has("cut")) m_out.resize(m_out.size() / 2);
        if (has("cutdir")) m_out.resize(m_out.size() - 20);
        return m_out;
    }

private:
    struct Entry {
        std::uint32_t tag, type;
        std::vector<std::uint64_t> values;
        std::string text;
    };
    [[nodiscard]] bool has(const char* word) const { return m_words.contains(word); }
    [[nodiscard]] int wide() const { return m_big ? 8 : 4; }
    std::string number(std::uint64_t value, int bytes) const {
        std::string out;
        for (int i = 0; i < bytes; ++i)
            out += static_cast<char>(value >> (8 * (has("be") ? bytes - 1 - i : i)));
        return out;
    }
    void put(std::uint64_t value, int bytes) { m_out += number(value, bytes); }
    void link() {
        if (m_out.size() % 2 != 0) m_out += '\0';
        m_out.replace(m_linkAt, static_cast<std::size_t>(wide()), number(m_out.size(), wide()));
    }
    void writePage() {
        const std::uint32_t row = (m_width * m_kind.channels * m_kind.bits + 7) / 8;
        const std::uint32_t rows = has("strips") ? 1 : m_height;
        const std::uint32_t strips = m_height / rows;
        const std::uint64_t bytes = std::uint64_t{row} * rows;
        const std::string samples(bytes * strips, '\x11');
        const bool end = has("end") || has("cutdir");
        std::uint64_t at = m_out.size();
        if (end) m_out += samples;
        link();
        std::vector<Entry> entries = describe();
        const std::uint64_t tail = sizeOf(entries, strips);
        if (!end) at = m_out.size() + tail;
        if (has("list")) at = 1U << 30U;
        Entry offsets{has("tiled") ? 324U : 273U, m_big ? 16U : 4U, {}, {}};
        Entry counts{has("tiled") ? 325U : 279U, 4, {}, {}};
        for (std::uint32_t i = 0; i < strips; ++i) {
            offsets.values.push_back(at + i * bytes);
            counts.values.push_back(has("short") ? bytes / 2 : bytes);
        }
        entries.push_back(offsets);
        entries.push_back(counts);
        entries.push_back({278, 4, {rows}, {}});
        writeEntries(entries);
        if (!end) m_out += samples;
    }
    std::vector<Entry> describe() const {
        std::vector<Entry> out{{256, 4, {m_width}, {}}, {257, 4, {m_height}, {}},
            {258, 3, {m_kind.bits}, {}}, {259, 3, {has("lzw") ? 5U : 1U}, {}},
            {262, 3, {m_kind.channels == 3 ? 2U : 1U}, {}}, {277, 3, {m_kind.channels}, {}},
            {339, 3, {m_kind.format}, {}}};
        if (has("desc")) out.push_back({270, 2, {}, m_words.at("desc") + '\0'});
        for (const char* unit : {"dpi", "cm", "perunit"}) {
            if (!has(unit)) continue;
            const auto perUnit = std::stoul(m_words.at(unit));
            out.push_back({282, 5, {perUnit}, {}});
            out.push_back({283, 5, {perUnit}, {}});
            const std::string name = unit;
            out.push_back({296, 3, {name == "dpi" ? 2U : name == "cm" ? 3U : 1U}, {}});
        }
        return out;
    }
    [[nodiscard]] std::string valueOf(const Entry& entry) const {
        if (entry.type == 2) return entry.text;
        std::string out;
        const int bytes = entry.type == 3 ? 2 : entry.type == 16 ? 8 : 4;
        for (const std::uint64_t value : entry.values) {
            out += number(value, bytes);
            if (entry.type == 5) out += number(1, 4);
        }
        return out;
    }
    // Bytes of a directory of these entries and the three still to come.
    [[nodiscard]] std::uint64_t sizeOf(std::vector<Entry> entries, std::uint32_t strips) const {
        const std::vector<std::uint64_t> list(strips, 0);
        entries.push_back({273, m_big ? 16U : 4U, list, {}});
        entries.push_back({279, 4, list, {}});
        entries.push_back({278, 4, {0}, {}});
        std::uint64_t out = (m_big ? 8U : 2U) + entries.size() * (m_big ? 20U : 12U) +
                            static_cast<std::uint64_t>(wide());
        for (const Entry& entry : entries)
            if (const std::size_t n = valueOf(entry).size(); n > static_cast<std::size_t>(wide()))
                out += n;
        return out;
    }
    void writeEntries(const std::vector<Entry>& entries) {
        put(entries.size(), m_big ? 8 : 2);
        std::string values;
        const std::uint64_t valuesAt =
            m_out.size() + entries.size() * (m_big ? 20U : 12U) + static_cast<std::size_t>(wide());
        for (const Entry& entry : entries) {
            put(entry.tag, 2);
            put(entry.type, 2);
            put(entry.type == 2 ? entry.text.size() : entry.values.size(), wide());
            std::string value = valueOf(entry);
            if (value.size() > static_cast<std::size_t>(wide())) {
                put(valuesAt + values.size(), wide());
                values += value;
            } else {
                value.resize(static_cast<std::size_t>(wide()), '\0');
                m_out += value;
            }
        }
        m_linkAt = m_out.size();
        put(0, wide());
        m_out += values;
    }

    const Words& m_words;
    Kind m_kind;
    std::uint32_t m_width = 8, m_height = 6;
    bool m_big = false;
    std::size_t m_linkAt = 0;
    std::string m_out;
};

std::string bmp() {
    std::string out = "BM";
    const auto put = [&](std::uint32_t value, int bytes) {
        for (int i = 0; i < bytes; ++i)
            out += static_cast<char>(value >> (8 * i));
    };
    for (const std::uint32_t value : {54U + 1024 + 48, 0U, 54U + 1024, 40U, 8U, 6U})
        put(value, 4);
    put(1, 2);
    put(8, 2);
    for (int i = 0; i < 6; ++i)
        put(0, 4);
    return out + std::string(1024 + 48, '\x7F');
}

void makePicture(const std::filesystem::path& path, const Words& words) {
    const bool color = words.contains("jpgrgb");
    const auto format = color                     ? QImage::Format_RGB32
                        : words.contains("png16") ? QImage::Format_Grayscale16
                                                  : QImage::Format_Grayscale8;
    QImage image(words.contains("wide") ? 16 : 8, 6, format);
    image.fill(color ? Qt::red : Qt::gray);
    const bool png = words.contains("png8") || words.contains("png16");
    if (!image.save(QString::fromStdString(path.native()), png ? "PNG" : "JPG"))
        qFatal("cannot write the fixture");
    if (words.contains("cut"))
        std::filesystem::resize_file(path, std::filesystem::file_size(path) - 16);
}

void makeFile(const TempFolder& folder, const std::string& name, const Words& words) {
    const std::filesystem::path path = folder / name;
    const auto has = [&](const char* word) { return words.contains(word); };
    if (has("dir")) {
        std::filesystem::create_directories(path);
    } else if (has("fifo")) {
        ::mkfifo(path.c_str(), 0600);
    } else if (has("link") || has("gone")) {
        std::filesystem::create_symlink(words.at(has("link") ? "link" : "gone"), path);
    } else if (has("png8") || has("png16") || has("jpg") || has("jpgrgb")) {
        makePicture(path, words);
    } else if (has("bmp")) {
        folder.write(name, bmp().substr(0, has("cut") ? 1000 : std::string::npos));
    } else if (has("text")) {
        folder.write(name, words.at("text"));
    } else if (has("empty") || has("junk") || has("zeros")) {
        folder.write(
            name, has("empty") ? std::string() : std::string(300, has("junk") ? 'j' : '\0'));
    } else {
        folder.write(name, TiffWriter(words).write());
    }
}

std::string namesOf(const volume::StackAudit& audit, volume::SliceState state) {
    std::string out;
    for (const volume::BadSlice& bad : audit.bad)
        if (bad.state == state) out += " " + audit.stack.slices[bad.slice].name;
    return out;
}

} // namespace

void makeFolder(const TempFolder& folder, const std::string& description) {
    std::istringstream stream(description);
    for (std::string word; stream >> word;) {
        const std::size_t brace = word.find('}');
        const std::size_t equals = word.find('=', brace == std::string::npos ? 0 : brace);
        const std::string name = word.substr(0, equals);
        const Words words = wordsOf(equals == std::string::npos ? "u16" : word.substr(equals + 1));
        const std::size_t open = name.find('{');
        if (open == std::string::npos) {
            makeFile(folder, name, words);
            continue;
        }
        std::istringstream list(name.substr(open + 1, brace - open - 1));
        for (std::string part; std::getline(list, part, ',');) {
            const std::size_t dots = part.find("..");
            const std::string low = part.substr(0, dots);
            const long last = std::stol(dots == std::string::npos ? part : part.substr(dots + 2));
            for (long i = std::stol(low); i <= last; ++i) {
                std::string number = std::to_string(i);
                if (low[0] == '0' && number.size() < low.size())
                    number.insert(0, low.size() - number.size(), '0');
                makeFile(folder, name.substr(0, open) + number + name.substr(brace + 1), words);
            }
        }
    }
}

std::string reportOf(const volume::FolderAudit& audit) {
    std::string out;
    for (const volume::StackAudit& one : audit.stacks) {
        const volume::SliceStack& stack = one.stack;
        out += stack.name + " " + std::to_string(stack.slices.front().index) + "-" +
               std::to_string(stack.slices.back().index) + " n" +
               std::to_string(stack.slices.size());
        if (one.spec)
            out += " " + std::to_string(one.spec->width) + "x" + std::to_string(one.spec->height) +
                   " " + std::string(image::sampleTypeName(one.spec->type)) +
                   (one.spec->channels > 1 ? "x" + std::to_string(one.spec->channels) : "");
        for (const volume::SliceGap& gap : one.gaps)
            out += "; gap " + std::to_string(gap.first) +
                   (gap.last > gap.first ? "-" + std::to_string(gap.last) : "");
        for (const volume::Slice& slice : stack.duplicates)
            out += "; dup " + slice.name;
        for (const volume::OddSlice& odd : one.odd)
            out += "; odd " + stack.slices[odd.slice].name;
        const auto list = [&](const char* word, volume::SliceState state) {
            if (const std::string names = namesOf(one, state); !names.empty())
                out += std::string("; ") + word + names;
        };
        list("cut", volume::SliceState::Truncated);
        list("empty", volume::SliceState::Empty);
        list("bad", volume::SliceState::Unreadable);
        for (const std::string& stranger : one.strangers)
            out += "; + " + stranger;
        if (one.voxel.choice.chosen)
            out += "; voxel " + metadata::voxelText(one.voxel.claims[*one.voxel.choice.chosen]);
        if (one.voxel.edges && one.voxel.edges->source.find("; ") != std::string::npos)
            out += ", " + one.voxel.edges->source.substr(one.voxel.edges->source.find("; ") + 2);
        if (const auto& p = one.voxel.proportions)
            out += "; proportions " + metadata::voxelText(volume::claimOf(*p));
        if (!one.voxel.choice.conflicts.empty())
            out += "; conflicts " + std::to_string(one.voxel.choice.conflicts.size());
        out += "\n";
    }
    if (!audit.others.empty()) out += "others:";
    for (const std::string& other : audit.others)
        out += " " + other;
    return out;
}

} // namespace lightstack::tests
