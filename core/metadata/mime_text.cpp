#include "core/base/byte_order.h"
#include "core/metadata/mime_rules.h"

#include "core/base/file_path.h"

#include <algorithm>
#include <array>
#include <string>

namespace lightstack::metadata::rules {
namespace {

using namespace std::string_view_literals;

MimeVerdict textVerdict(std::string_view mime) {
    return {mime, {}, 0};
}

Head withoutBom(Head head) {
    if (has(head, 0, "\xEF\xBB\xBF")) head.remove_prefix(3);
    return head;
}

Head trimmed(Head head) {
    const std::size_t begin = head.find_first_not_of(" \t\r\n\v\f"sv);
    return begin == Head::npos ? Head() : head.substr(begin);
}

// Past comments, processing instructions and the document type, to the first element.
Head firstElement(Head head) {
    for (int steps = 0; steps < 64; ++steps) {
        head = trimmed(head);
        std::string_view end;
        if (head.starts_with("<!--"))
            end = "-->";
        else if (head.starts_with("<?"))
            end = "?>";
        else if (head.starts_with("<!"))
            end = ">";
        else
            return head;
        const std::size_t at = head.find(end);
        if (at == Head::npos) return {};
        head.remove_prefix(at + end.size());
    }
    return {};
}

bool startsWithFolded(Head head, std::string_view lower) {
    if (head.size() < lower.size()) return false;
    return std::equal(lower.begin(), lower.end(), head.begin(),
        [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + 32) : b); });
}

std::optional<MimeVerdict> markup(Head head) {
    const Head text = trimmed(head);
    if (!text.starts_with('<')) return std::nullopt;
    if (startsWithFolded(text, "<!doctype html") || startsWithFolded(text, "<html"))
        return textVerdict("text/html");
    if (text.starts_with("<!DOCTYPE svg")) return textVerdict("image/svg+xml");
    if (text.starts_with("<?xpacket")) return textVerdict("application/rdf+xml");
    const Head element = firstElement(text);
    if (element.starts_with("<svg") || element.starts_with("<svg:svg"))
        return textVerdict("image/svg+xml");
    if (element.starts_with("<x:xmpmeta") || element.starts_with("<rdf:RDF") ||
        element.starts_with("<x:xapmeta"))
        return textVerdict("application/rdf+xml");
    if (startsWithFolded(element, "<html")) return textVerdict("text/html");
    // A long comment may push the element past the head.
    if (element.empty() && text.find("<svg") != Head::npos) return textVerdict("image/svg+xml");
    if (text.starts_with("<?xml") || text.starts_with("<!--") || text.starts_with("<!DOCTYPE"))
        return textVerdict("application/xml");
    return std::nullopt;
}

bool isMetaImage(Head head) {
    const Head text = trimmed(head);
    return (text.starts_with("ObjectType") || text.starts_with("NDims") ||
               text.starts_with("Comment =")) &&
           (text.find("NDims") != Head::npos) && (text.find('=') != Head::npos);
}

bool looksLikeJson(Head text) {
    if (text.starts_with('[')) {
        const Head inner = trimmed(text.substr(1));
        return !inner.empty() &&
               (inner.front() == '{' || inner.front() == '[' || inner.front() == '"' ||
                   inner.front() == ']' || (inner.front() >= '0' && inner.front() <= '9'));
    }
    if (!text.starts_with('{')) return false;
    const Head inner = trimmed(text.substr(1));
    return inner.empty() ? false : inner.front() == '"' || inner.front() == '}';
}

// Text has no NUL and next to no control characters; UTF-8 may be cut at the end of the head.
bool isText(Head head) {
    std::size_t odd = 0;
    std::size_t high = 0;
    for (const char c : head) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte == 0) return false;
        if (byte < 32 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f' && byte != 27)
            ++odd;
        if (byte >= 0x80) ++high;
    }
    if (odd > 0) return false;
    if (high == 0) return true;
    for (std::size_t cut = 0; cut < 4 && cut < head.size(); ++cut)
        if (base::isValidUtf8(head.substr(0, head.size() - cut))) return true;
    return high * 4 < head.size(); // Latin-1 and its kin
}

// How code units of two or four bytes stand in a text; XMP and XML may be written so.
struct WideForm {
    std::size_t skip = 0; // the byte order mark
    std::size_t unit = 2;
    bool big = false;
};

std::optional<WideForm> wideForm(Head head) {
    if (has(head, 0, "\xFF\xFE\0\0"sv)) return WideForm{4, 4, false};
    if (has(head, 0, "\0\0\xFE\xFF"sv)) return WideForm{4, 4, true};
    if (has(head, 0, "\xFF\xFE")) return WideForm{2, 2, false};
    if (has(head, 0, "\xFE\xFF")) return WideForm{2, 2, true};
    if (has(head, 0, "<\0?\0"sv)) return WideForm{0, 2, false};
    if (has(head, 0, "\0<\0?"sv)) return WideForm{0, 2, true};
    return std::nullopt;
}

// ASCII as it is, everything else as '?': enough to see what it is. nullopt: no text after all.
std::optional<std::string> narrowed(Head head, const WideForm& form) {
    std::string out;
    for (std::size_t at = form.skip; at + form.unit <= head.size(); at += form.unit) {
        const std::string_view unit = head.substr(at, form.unit);
        const auto value =
            static_cast<std::uint32_t>(form.big ? base::bigEndian(unit) : base::littleEndian(unit));
        const bool blank = value == '\n' || value == '\r' || value == '\t' || value == '\f';
        if ((value < 32 && !blank) || value > 0x10FFFF || (form.unit == 2 && value >= 0xFFFE))
            return std::nullopt;
        if (value != 0xFEFF) out += value < 0x80 ? static_cast<char>(value) : '?';
    }
    return out;
}

} // namespace

std::optional<MimeVerdict> byText(Head head) {
    if (const auto wide = wideForm(head)) {
        const std::optional<std::string> narrow = narrowed(head, *wide);
        if (!narrow) return std::nullopt;
        if (auto found = markup(*narrow)) return found;
        return textVerdict("text/plain");
    }
    head = withoutBom(head);
    if (auto found = markup(head)) return found;
    if (isMetaImage(head)) return textVerdict("image/x-metaimage");
    if (has(head, 0, "/* XPM */")) return textVerdict("image/x-xpixmap");
    if (has(head, 0, "#define ") && head.find("_width ") != Head::npos)
        return textVerdict("image/x-xbitmap");
    if (head.empty() || !isText(head)) return std::nullopt;
    if (looksLikeJson(trimmed(head))) return textVerdict("application/json");
    return textVerdict("text/plain");
}

std::optional<MimeVerdict> byPlausibility(Head head, base::ByteSource& source) {
    const auto byte = [&](std::size_t at) {
        return at < head.size() ? static_cast<unsigned char>(head[at]) : 0U;
    };
    // ICO, CUR: reserved 0, type 1 or 2, a count, and a first entry whose reserved byte is 0 or
    // 255.
    if (head.size() >= 22 && byte(0) == 0 && byte(1) == 0 && byte(3) == 0 &&
        (byte(2) == 1 || byte(2) == 2)) {
        const unsigned count = byte(4) | (byte(5) << 8);
        const std::uint32_t offset = little32(head, 18);
        if (count > 0 && count < 4096 && offset >= 6 + 16 * count && offset < source.size())
            return textVerdict(byte(2) == 1 ? "image/vnd.microsoft.icon" : "image/x-cur");
    }
    // PCX: manufacturer 10, version, run lengths, 1-8 bits.
    if (head.size() >= 128 && byte(0) == 10 && byte(1) <= 5 && byte(2) <= 1 &&
        (byte(3) == 1 || byte(3) == 2 || byte(3) == 4 || byte(3) == 8) && byte(64) == 0)
        return textVerdict("image/x-pcx");
    std::array<std::byte, 18> footer{};
    if (source.size() > 44 && source.read(source.size() - 18, footer) == 18 &&
        Head(reinterpret_cast<const char*>(footer.data()), 16) == "TRUEVISION-XFILE")
        return textVerdict("image/x-tga");
    // TGA without a footer: colour map and image types, a size, a depth, no reserved bits.
    const unsigned type = byte(2);
    const bool knownType =
        type == 1 || type == 2 || type == 3 || type == 9 || type == 10 || type == 11;
    const unsigned depth = byte(16);
    const bool knownDepth = depth == 8 || depth == 15 || depth == 16 || depth == 24 || depth == 32;
    const unsigned width = byte(12) | (byte(13) << 8);
    const unsigned height = byte(14) | (byte(15) << 8);
    const bool mapped = type == 1 || type == 9;
    if (head.size() >= 18 && knownType && knownDepth && byte(1) <= 1 && (byte(1) == 1) == mapped &&
        width > 0 && height > 0 && (byte(17) & 0xC0) == 0 && (byte(17) & 15) <= 8 &&
        (mapped || byte(1) == 1 || (byte(5) | byte(6)) == 0))
        return textVerdict("image/x-tga");
    return std::nullopt;
}

} // namespace lightstack::metadata::rules
