#include "core/volume/slice_header.h"

#include "core/base/counted.h"
#include "core/io/image_reader.h"
#include "core/metadata/tiff_tags.h"
#include "core/volume/slice_formats.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace lightstack::volume {

// The head of the file and one window that moves: reads near either cost nothing more.
class HeaderReader::Source final : public base::ByteSource {
public:
    void attach(const base::FileDescriptor* file, std::uint64_t size) {
        m_file = file;
        m_size = size;
        m_head.filled = 0;
        m_window.filled = 0;
    }
    [[nodiscard]] std::uint64_t size() const noexcept override { return m_size; }
    [[nodiscard]] std::uint64_t bytesRead() const noexcept override { return m_bytesRead; }
    std::size_t read(std::uint64_t offset, std::span<std::byte> out) override {
        if (out.empty() || offset >= m_size) return 0;
        out = out.first(
            static_cast<std::size_t>(std::min<std::uint64_t>(out.size(), m_size - offset)));
        if (m_head.filled == 0) fill(m_head, 0);
        if (m_head.holds(offset, out.size())) return m_head.copy(offset, out);
        if (m_window.holds(offset, out.size())) return m_window.copy(offset, out);
        if (out.size() > kBytes) {
            const std::size_t n = base::readAt(*m_file, offset, out, {}).value_or(0);
            m_bytesRead += n;
            return n;
        }
        fill(m_window, offset);
        return m_window.copy(offset, out);
    }

private:
    static constexpr std::size_t kBytes = 4096;
    struct Window {
        std::uint64_t offset = 0;
        std::size_t filled = 0;
        std::array<std::byte, kBytes> bytes{};
        [[nodiscard]] bool holds(std::uint64_t at, std::size_t n) const noexcept {
            return at >= offset && at - offset <= filled && n <= filled - (at - offset);
        }
        std::size_t copy(std::uint64_t at, std::span<std::byte> out) const noexcept {
            if (at < offset || at - offset >= filled) return 0;
            const std::size_t n =
                std::min(out.size(), filled - static_cast<std::size_t>(at - offset));
            std::memcpy(out.data(), bytes.data() + (at - offset), n);
            return n;
        }
    };
    void fill(Window& window, std::uint64_t offset) {
        window.offset = offset;
        window.filled = base::readAt(*m_file, offset, window.bytes, {}).value_or(0);
        m_bytesRead += window.filled;
    }

    const base::FileDescriptor* m_file = nullptr;
    std::uint64_t m_size = 0;
    std::uint64_t m_bytesRead = 0;
    Window m_head;
    Window m_window;
};

SliceHeader truncated(SliceSpec spec, std::string detail) {
    SliceHeader out;
    out.state = SliceState::Truncated;
    out.spec = spec;
    out.detail = std::move(detail);
    return out;
}

SliceHeader unreadable(ErrorCode code, std::string detail) {
    SliceHeader out;
    out.code = code;
    out.detail = std::move(detail);
    return out;
}

std::string specText(const SliceSpec& spec) {
    std::string text = std::to_string(spec.width) + " x " + std::to_string(spec.height) + ", " +
                       std::string(image::sampleTypeName(spec.type));
    if (spec.channels > 1) text += " x " + std::to_string(spec.channels);
    if (spec.bits != image::bytesPerSample(spec.type) * 8)
        text += " (" + base::counted(static_cast<std::uint64_t>(spec.bits), "bit") + ")";
    if (spec.whiteIsZero) text += ", white is zero";
    return text;
}

HeaderReader::HeaderReader(const FolderHandle& folder)
    : m_folder(folder), m_source(std::make_unique<Source>()) {
}

HeaderReader::~HeaderReader() = default;

std::uint64_t HeaderReader::bytesRead() const noexcept {
    return m_source->bytesRead() + m_moreBytes;
}

SliceHeader HeaderReader::read(const std::string& name, const std::stop_token& stop) {
    const auto opened = m_folder.openFile(name);
    if (!opened) return unreadable(opened.error().code, opened.error().detail);
    SliceHeader out;
    if (opened->size == 0) {
        out.state = SliceState::Empty;
        out.detail = "the file is empty";
    } else {
        m_source->attach(&opened->file, opened->size);
        out = judge(name, stop);
    }
    out.size = opened->size;
    out.mtimeNs = opened->mtimeNs;
    return out;
}

SliceHeader HeaderReader::judge(const std::string& name, const std::stop_token& stop) {
    std::array<std::byte, 8> head{};
    const std::size_t n = m_source->read(0, head);
    if (n == 0) return unreadable(ErrorCode::Io, "cannot be read");
    const std::string_view mark(reinterpret_cast<const char*>(head.data()), n);
    using namespace std::string_view_literals;
    const bool tiff = mark.starts_with("II*\0"sv) || mark.starts_with("MM\0*"sv) ||
                      mark.starts_with("II+\0"sv) || mark.starts_with("MM\0+"sv);
    if (tiff) return judgeTiff(*m_source);
    std::optional<SliceHeader> plain;
    if (mark.starts_with("BM")) plain = judgeBmp(*m_source);
    if (mark.starts_with("\x89PNG\r\n\x1a\n")) plain = judgePng(*m_source);
    return plain ? std::move(*plain) : judgeByReader(name, stop);
}

SliceHeader HeaderReader::judgeByReader(const std::string& name, const std::stop_token& stop) {
    const auto file = io::ImageFile::open(m_folder.path() / name);
    if (!file) return unreadable(file.error().code, file.error().detail);
    const auto reader = io::readerFor(*file);
    if (!reader) return unreadable(reader.error().code, reader.error().detail);
    const auto info = (*reader)->info(*file, 0, stop);
    m_moreBytes += file->bytes().bytesRead();
    if (!info) return unreadable(info.error().code, info.error().detail);
    SliceHeader out;
    out.state = SliceState::Good;
    out.spec = {info->size.width, info->size.height, info->bits, info->sampleType, info->channels,
        file->mime().mime, info->photometric == "MinIsWhite"};
    out.morePages = info->pages > 1 && !info->animated;
    if (out.spec.mime == "image/jpeg" && !endsAsJpeg(*m_source))
        return truncated(out.spec, "ends before its end mark");
    return out;
}

std::vector<SliceHeader> HeaderReader::readPages(
    const std::string& name, int limit, const std::stop_token& stop) {
    std::vector<SliceHeader> out{read(name, stop)};
    const auto opened = m_folder.openFile(name);
    if (out.front().state != SliceState::Good || !opened) return out;
    m_source->attach(&opened->file, opened->size);
    auto file = metadata::TiffFile::open(*m_source);
    if (!file) return out;
    metadata::TiffWalkOptions options;
    options.maxDirectories = limit;
    options.maxDepth = 0;
    const std::vector<metadata::TiffDirectory> pages = file->walk(options);
    out.clear();
    int number = -1;
    for (const metadata::TiffDirectory& page : pages) {
        if (stop.stop_requested()) break;
        ++number;
        const metadata::TiffEntry* kind = page.find(metadata::tiff_tag::kSubfileType);
        const double flags = kind != nullptr ? file->number(*kind).value_or(0) : 0;
        if ((static_cast<unsigned>(flags) & 1U) != 0) continue; // a reduced copy
        out.push_back(judgeTiffDirectory(*m_source, *file, page));
        out.back().size = opened->size;
        out.back().mtimeNs = opened->mtimeNs;
        out.back().page = number;
    }
    if (pages.size() == 1 && out.size() == 1) { // ImageJ: planes behind one directory
        const auto picture = io::ImageFile::open(m_folder.path() / name);
        const auto reader = picture ? io::readerFor(*picture) : tl::unexpected(picture.error());
        const auto info =
            reader ? (*reader)->info(*picture, 0, stop) : tl::unexpected(reader.error());
        if (info && info->pages > 1)
            out.resize(std::min<std::size_t>(
                           static_cast<std::size_t>(info->pages), static_cast<std::size_t>(limit)),
                out.front());
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i].page = static_cast<int>(i);
    }
    return out;
}

std::vector<int> pageNumbers(std::span<const SliceHeader> pages) {
    std::vector<int> numbers;
    numbers.reserve(pages.size());
    for (const SliceHeader& page : pages)
        numbers.push_back(page.page);
    return numbers;
}

} // namespace lightstack::volume
