// TIFF or one of the raw formats built on it. Order: magic of the maker, DNGVersion, then Make and
// the layout; an RGB TIFF from a camera stays a TIFF.
#include "core/metadata/mime_rules.h"
#include "core/metadata/tiff_directory.h"
#include "core/metadata/tiff_tags.h"

#include <algorithm>
#include <array>

namespace lightstack::metadata::rules {
namespace {

using namespace std::string_view_literals;

constexpr std::uint64_t kWidest = 1U << 20;

// Only the first MiB exists for the sniffer.
class FirstMegabyte final : public base::ByteSource {
public:
    explicit FirstMegabyte(base::ByteSource& source) : m_source(source) {}
    [[nodiscard]] std::uint64_t size() const noexcept override {
        return std::min(m_source.size(), kWidest);
    }
    std::size_t read(std::uint64_t offset, std::span<std::byte> out) override {
        if (offset >= size()) return 0;
        return m_source.read(offset, out.first(std::min<std::size_t>(out.size(), size() - offset)));
    }

private:
    base::ByteSource& m_source;
};

struct RawFacts {
    std::string make, model;
    bool dng = false;
    bool cfa = false; // colour filter array or linear raw photometric
    bool makerCompression = false;
    bool subIfds = false;
    bool exif = false;
};

RawFacts factsOf(TiffFile& file, const std::vector<TiffDirectory>& directories) {
    RawFacts facts;
    for (const TiffDirectory& directory : directories) {
        const bool main = directory.kind == TiffDirectoryKind::Main;
        if (const TiffEntry* e = directory.find(tiff_tag::kMake);
            e != nullptr && facts.make.empty())
            facts.make = file.text(*e, 256);
        if (const TiffEntry* e = directory.find(tiff_tag::kModel);
            e != nullptr && facts.model.empty())
            facts.model = file.text(*e, 256);
        facts.dng = facts.dng || (main && directory.find(0xC612) != nullptr);
        facts.subIfds = facts.subIfds || directory.find(tiff_tag::kSubIfds) != nullptr;
        facts.exif = facts.exif || directory.kind == TiffDirectoryKind::Exif;
        if (const TiffEntry* e = directory.find(tiff_tag::kPhotometric)) {
            const double photometric = file.number(*e).value_or(0);
            facts.cfa = facts.cfa || photometric == 32803 || photometric == 34892;
        }
        if (const TiffEntry* e = directory.find(tiff_tag::kCompression)) {
            const double c = file.number(*e).value_or(0);
            // Nikon 34713, Sony 32767, Pentax 65535, Samsung 32770/32772, Kodak 65000, Epson 32769
            facts.makerCompression = facts.makerCompression || c == 34713 || c == 32767 ||
                                     c == 65535 || c == 32770 || c == 32772 || c == 65000 ||
                                     c == 32769;
        }
    }
    return facts;
}

struct Maker {
    std::string_view make; // upper case prefix
    std::string_view mime;
};
constexpr std::array kMakers{
    Maker{"NIKON", "image/x-nikon-nef"},
    Maker{"SONY", "image/x-sony-arw"},
    Maker{"PENTAX", "image/x-pentax-pef"},
    Maker{"ASAHI", "image/x-pentax-pef"},
    Maker{"RICOH", "image/x-pentax-pef"},
    Maker{"SAMSUNG", "image/x-samsung-srw"},
    Maker{"HASSELBLAD", "image/x-hasselblad-3fr"},
    Maker{"PHASE ONE", "image/x-phaseone-iiq"},
    Maker{"SEIKO EPSON", "image/x-epson-erf"},
    Maker{"EPSON", "image/x-epson-erf"},
    Maker{"KODAK", "image/x-kodak-dcr"},
    Maker{"EASTMAN KODAK", "image/x-kodak-kdc"},
    Maker{"LEICA", "image/x-leica-rwl"},
    Maker{"MAMIYA", "image/x-mamiya-mef"},
    Maker{"LEAF", "image/x-leaf-mos"},
    Maker{"CANON", "image/x-canon-cr2"},
};

std::optional<std::string_view> rawKind(const RawFacts& facts) {
    if (facts.dng) return "image/x-adobe-dng";
    if (!facts.cfa && !facts.makerCompression) return std::nullopt;
    std::string make = facts.make;
    for (char& c : make)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    for (const Maker& maker : kMakers)
        if (make.starts_with(maker.make)) return maker.mime;
    return std::nullopt;
}

// A main image in SubIFDs beyond the first MiB leaves only Make, SubIFDs and a reduced first page.
bool looksLikeRawShell(TiffFile& file, const TiffDirectory& first, const RawFacts& facts) {
    const TiffEntry* kind = first.find(tiff_tag::kSubfileType);
    const bool reduced = kind != nullptr && file.number(*kind).value_or(0) == 1;
    return reduced && facts.subIfds && facts.exif && !facts.make.empty();
}

MimeVerdict verdictFor(TiffFile& file) {
    MimeVerdict verdict{"image/tiff", {}, 0};
    if (file.header().big) verdict.flags.emplace_back("bigtiff");
    const std::vector<TiffDirectory> directories =
        file.walk({.maxDirectories = 16, .maxEntries = 256});
    if (directories.empty()) return verdict;
    RawFacts facts = factsOf(file, directories);
    if (looksLikeRawShell(file, directories.front(), facts)) facts.cfa = true;
    if (const auto raw = rawKind(facts)) {
        verdict.mime = *raw;
        return verdict;
    }
    if (const TiffEntry* e = directories.front().find(tiff_tag::kDescription)) {
        const std::string description = file.text(*e, 4096);
        if (description.starts_with("ImageJ=")) verdict.flags.emplace_back("imagej");
        if (description.find("<OME") != std::string::npos &&
            description.find("openmicroscopy.org") != std::string::npos)
            verdict.flags.emplace_back("ome");
    }
    return verdict;
}

} // namespace

std::optional<MimeVerdict> byTiff(Head head, base::ByteSource& source) {
    if (has(head, 0, "IIU\0"sv)) return MimeVerdict{"image/x-panasonic-rw2", {}, 0};
    if (has(head, 0, "IIRO"sv) || has(head, 0, "IIRS"sv) || has(head, 0, "MMOR"sv))
        return MimeVerdict{"image/x-olympus-orf", {}, 0};
    if (has(head, 0, "II\xBC\x01"sv)) return MimeVerdict{"image/vnd.ms-photo", {}, 0};
    const bool classic = has(head, 0, "II*\0"sv) || has(head, 0, "MM\0*"sv);
    const bool big = has(head, 0, "II+\0"sv) || has(head, 0, "MM\0+"sv);
    if (!classic && !big) return std::nullopt;
    if (has(head, 8, "CR\x02"sv)) return MimeVerdict{"image/x-canon-cr2", {}, 0};
    FirstMegabyte first(source);
    auto file = TiffFile::open(first);
    if (!file) {
        MimeVerdict verdict{"image/tiff", {}, 0};
        if (big) verdict.flags.emplace_back("bigtiff");
        return verdict;
    }
    return verdictFor(*file);
}

} // namespace lightstack::metadata::rules
