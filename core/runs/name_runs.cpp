#include "core/runs/name_runs.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace lightstack::runs {
namespace {

constexpr std::uint32_t kSureDigits = 18; // as many always count as a number

constexpr bool isDecimal(char c) noexcept {
    return c >= '0' && c <= '9';
}

// The name with every number blanked, the extension in lower case.
void schemeOf(std::string_view name, const std::vector<DigitRun>& digits, std::string& out) {
    out.clear();
    std::size_t at = 0;
    for (const DigitRun& run : digits) {
        out += name.substr(at, run.begin - at);
        out += '\0';
        at = run.end;
    }
    const std::size_t extension = extensionAt(name);
    out += name.substr(at, extension - at);
    for (const char c : name.substr(extension))
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Digits where the other has digits, else the same bytes.
bool sameShape(std::string_view a, std::string_view b) noexcept {
    if (a.size() != b.size()) return false;
    bool same = true;
    for (std::size_t i = 0; i < a.size(); ++i)
        same &= a[i] == b[i] || (isDecimal(a[i]) && isDecimal(b[i]));
    return same;
}

// All its digits are of numbers that count, so that names of its shape are of its scheme.
bool isPlain(std::string_view name) noexcept {
    std::uint32_t run = 0;
    for (const char c : name)
        if ((run = isDecimal(c) ? run + 1 : 0) > kSureDigits) return false;
    const std::string_view extension = name.substr(extensionAt(name));
    return std::none_of(extension.begin(), extension.end(), isDecimal);
}

struct Scheme {
    std::string text;
    std::vector<std::uint32_t> files;
};

class Schemes {
public:
    explicit Schemes(NameRuns& out) : m_out(out) {}

    void add(std::uint32_t file, std::string_view name) {
        if (m_plain && sameShape(name, m_last)) {
            if (m_lastScheme != nullptr) m_lastScheme->files.push_back(file);
            return;
        }
        m_last = name;
        m_lastScheme = nullptr;
        m_plain = isPlain(name);
        if (looksLikeSlice(name) == SliceLikelihood::Never) return;
        digitRuns(name, m_digits);
        if (m_digits.empty()) {
            m_out.alone.push_back(file);
            return;
        }
        m_plain &= m_digits.size() < kMaxRuns;
        schemeOf(name, m_digits, m_text);
        const auto [at, fresh] = m_byText.try_emplace(m_text);
        if (fresh) at->second.text = m_text;
        m_lastScheme = &at->second;
        m_lastScheme->files.push_back(file);
    }
    // In an order that does not depend on hashes.
    [[nodiscard]] std::vector<Scheme*> all() {
        std::vector<Scheme*> out;
        for (auto& [text, scheme] : m_byText)
            out.push_back(&scheme);
        std::sort(out.begin(), out.end(),
            [](const Scheme* a, const Scheme* b) { return a->files.front() < b->files.front(); });
        return out;
    }

private:
    NameRuns& m_out;
    std::unordered_map<std::string, Scheme> m_byText; // its elements stay where they are
    std::string_view m_last;
    Scheme* m_lastScheme = nullptr; // of m_last; null: no slice
    bool m_plain = false;           // names of m_last's shape are of its scheme
    std::vector<DigitRun> m_digits;
    std::string m_text;
};

SchemeNames withDigits(const NameAt& name, std::vector<std::uint32_t> files) {
    SchemeNames names{name, std::move(files), 0, {}};
    std::vector<DigitRun> digits;
    for (const std::uint32_t file : names.files) {
        digitRuns(name(file), digits);
        if (names.digits.empty()) {
            names.runs = digits.size();
            names.digits.reserve(names.files.size() * digits.size());
        }
        names.digits.insert(names.digits.end(), digits.begin(), digits.end());
    }
    return names;
}

// The width most names have: names of that width stand before others with the same number.
std::uint32_t usualWidth(
    const SchemeNames& names, const std::vector<std::size_t>& members, std::size_t run) {
    std::map<std::uint32_t, std::size_t> count;
    for (const std::size_t member : members)
        ++count[names.digitsOf(member, run).width()];
    const auto most = std::max_element(count.begin(), count.end(),
        [](const auto& a, const auto& b) { return a.second <= b.second; }); // the widest of equals
    return most->first;
}

bool isPadded(const SchemeNames& names, std::size_t member, std::size_t run) {
    const DigitRun& digits = names.digitsOf(member, run);
    return digits.width() > 1 && names.nameOf(member)[digits.begin] == '0';
}

NameRun makeRun(const SchemeNames& names, std::vector<std::size_t> members, std::size_t run) {
    const std::uint32_t width = usualWidth(names, members, run);
    const auto before = [&](std::size_t a, std::size_t b) {
        const DigitRun& left = names.digitsOf(a, run);
        const DigitRun& right = names.digitsOf(b, run);
        if (left.value != right.value) return left.value < right.value;
        if ((left.width() == width) != (right.width() == width)) return left.width() == width;
        return names.nameOf(a) < names.nameOf(b);
    };
    if (!std::is_sorted(members.begin(), members.end(), before))
        std::sort(members.begin(), members.end(), before);
    NameRun out;
    out.run = run;
    const bool padded = std::any_of(members.begin(), members.end(),
        [&](std::size_t member) { return isPadded(names, member, run); });
    out.width = padded ? width : 1;
    out.members.reserve(members.size());
    for (std::size_t i = 0; i < members.size(); ++i) {
        const bool again = i > 0 && names.digitsOf(members[i - 1], run).value ==
                                        names.digitsOf(members[i], run).value;
        (again ? out.duplicates : out.members).push_back(names.files[members[i]]);
    }
    return out;
}

// Takes out what the best number makes of the names, then looks at the rest again.
void split(SchemeNames names, NameRuns& out) {
    while (true) {
        const RunChoice choice = chooseRun(names);
        std::vector<bool> taken(names.count(), false);
        for (const RunGroup& group : choice.groups) {
            for (const std::size_t member : group.members)
                taken[member] = true;
            out.runs.push_back(makeRun(names, group.members, choice.run));
        }
        std::vector<std::size_t> rest;
        for (std::size_t i = 0; i < names.count(); ++i)
            if (!taken[i]) rest.push_back(i);
        if (choice.groups.empty() || rest.empty()) {
            for (const std::size_t i : rest)
                out.alone.push_back(names.files[i]);
            return;
        }
        names.keep(rest);
    }
}

} // namespace

RunText textOf(const NameRun& run, std::string_view firstName) {
    const std::vector<DigitRun> digits = digitRuns(firstName);
    const DigitRun& counting = digits[run.run];
    return {std::string(firstName.substr(0, counting.begin)), std::string(run.width, '#'),
        std::string(firstName.substr(counting.end))};
}

NameRuns findNameRuns(std::uint32_t count, const NameAt& name, const AcceptScheme& accept) {
    NameRuns out;
    Schemes schemes(out);
    for (std::uint32_t file = 0; file < count; ++file)
        if (const std::string_view text = name(file); !text.empty()) schemes.add(file, text);
    for (Scheme* scheme : schemes.all()) {
        std::vector<std::uint32_t> files = std::move(scheme->files);
        if (files.size() < kLeastSlices || (accept && !accept(scheme->text, files)))
            out.alone.insert(out.alone.end(), files.begin(), files.end());
        else
            split(withDigits(name, std::move(files)), out);
    }
    if (!std::is_sorted(out.alone.begin(), out.alone.end()))
        std::sort(out.alone.begin(), out.alone.end());
    return out;
}

} // namespace lightstack::runs
