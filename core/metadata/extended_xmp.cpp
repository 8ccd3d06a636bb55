#include "core/metadata/extended_xmp.h"

#include "core/base/byte_order.h"

#include <QCryptographicHash>

#include <algorithm>

namespace lightstack::metadata {
namespace {

using namespace std::string_view_literals;

constexpr std::uint64_t kMostBytes = std::uint64_t{16} << 20;
constexpr std::size_t kNameLength = 32;
constexpr std::size_t kHead = kNameLength + 8; // name, length, offset
constexpr std::string_view kMark = "xmpNote:HasExtendedXMP";

// Where the packet says the name: the digits alone, and all of the attribute or element.
struct NamePlace {
    std::size_t first = 0;
    std::size_t length = 0;
    std::string name;
};

std::optional<NamePlace> findName(std::string_view packet) {
    const std::size_t at = packet.find(kMark);
    if (at == std::string_view::npos) return {};
    std::size_t value = at + kMark.size();
    while (value < packet.size() && " \t\r\n="sv.find(packet[value]) != std::string_view::npos)
        ++value;
    if (value + kNameLength + 1 >= packet.size()) return {};
    const char open = packet[value];
    NamePlace out{at, 0, std::string(packet.substr(value + 1, kNameLength))};
    if (!std::ranges::all_of(out.name, [](char c) { return std::isxdigit(c) != 0; })) return {};
    const std::size_t end = value + 1 + kNameLength;
    if ((open == '"' || open == '\'') && packet[end] == open) {
        out.length = end + 1 - at;
        return out;
    }
    constexpr auto closing = "</xmpNote:HasExtendedXMP>"sv;
    if (open != '>' || at == 0 || packet[at - 1] != '<' ||
        packet.substr(end, closing.size()) != closing)
        return {};
    out.first = at - 1;
    out.length = end + closing.size() - out.first;
    return out;
}

// What stands inside of rdf:RDF, where its tag declares no names but its own.
std::optional<std::string_view> innerRdf(std::string_view rdf) {
    const std::size_t tag = rdf.find("<rdf:RDF"sv);
    const std::size_t last = rdf.rfind("</rdf:RDF>"sv);
    if (tag == std::string_view::npos || last == std::string_view::npos) return {};
    const std::size_t begin = rdf.find('>', tag);
    if (begin == std::string_view::npos || begin >= last) return {};
    const std::string_view head = rdf.substr(tag, begin - tag);
    const std::size_t declared = head.find("xmlns:"sv);
    if (declared != std::string_view::npos &&
        (head.substr(declared, 10) != "xmlns:rdf="sv ||
            head.find("xmlns:"sv, declared + 1) != std::string_view::npos))
        return {};
    return rdf.substr(begin + 1, last - begin - 1);
}

} // namespace

std::optional<ExtendedXmp> readExtendedXmp(
    base::ByteSource& source, const MetadataBlocks& blocks, std::string_view packet) {
    const auto place = findName(packet);
    if (!place) return {};
    ExtendedXmp out{place->name, {}};
    std::uint64_t found = 0;
    for (const Extent& extent : blocks.xmpExtensions) {
        const std::string piece = readExtent(source, extent, 65536);
        if (piece.size() <= kHead || piece.compare(0, kNameLength, out.name) != 0) continue;
        const std::uint64_t whole = base::bigEndian(std::string_view(piece).substr(kNameLength, 4));
        const std::uint64_t offset =
            base::bigEndian(std::string_view(piece).substr(kNameLength + 4, 4));
        const std::size_t bytes = piece.size() - kHead;
        if (whole > kMostBytes || offset + bytes > whole) return {};
        if (out.rdf.empty()) out.rdf.resize(whole);
        if (out.rdf.size() != whole) return {};
        std::copy(piece.begin() + kHead, piece.end(),
            out.rdf.begin() + static_cast<std::ptrdiff_t>(offset));
        found += bytes;
    }
    if (out.rdf.empty() || found != out.rdf.size()) return {};
    return out;
}

std::optional<std::string> joinXmp(std::string_view packet, const ExtendedXmp& extended) {
    const auto inner = innerRdf(extended.rdf);
    const std::size_t end = packet.rfind("</rdf:RDF>"sv);
    if (!inner || end == std::string_view::npos) return {};
    std::string out(packet);
    out.insert(end, *inner);
    if (const auto place = findName(out)) out.erase(place->first, place->length);
    return out;
}

SplitXmp splitXmp(std::string_view packet) {
    SplitXmp out;
    // The rest goes without the packet's wrapping.
    std::string_view body = packet;
    if (const std::size_t begin = body.find("<?xpacket begin"sv); begin != std::string_view::npos)
        if (const std::size_t after = body.find("?>"sv, begin); after != std::string_view::npos)
            body.remove_prefix(after + 2);
    if (const std::size_t end = body.rfind("<?xpacket end"sv); end != std::string_view::npos)
        body = body.substr(0, body.find_last_not_of(" \t\r\n", end == 0 ? 0 : end - 1) + 1);
    out.extended.rdf = std::string(body);
    out.extended.name =
        QCryptographicHash::hash(QByteArray::fromRawData(out.extended.rdf.data(),
                                     static_cast<qsizetype>(out.extended.rdf.size())),
            QCryptographicHash::Md5)
            .toHex()
            .toUpper()
            .toStdString();
    out.packet = "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
                 "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
                 "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description "
                 "rdf:about=\"\" xmlns:xmpNote=\"http://ns.adobe.com/xmp/note/\" "
                 "xmpNote:HasExtendedXMP=\"" +
                 out.extended.name + "\"/></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>";
    return out;
}

} // namespace lightstack::metadata
