#include "core/metadata/exiv2_tags.h"

#include "core/base/file_path.h"
#include "core/metadata/readable_value.h"

#include <exiv2/exiv2.hpp>

#include <QString>

#include <algorithm>
#include <mutex>

namespace lightstack::metadata {
namespace {

constexpr std::uint64_t kMostFile = std::uint64_t{1} << 30; // of formats that exiv2 reads whole
constexpr std::size_t kMostPacket = 4U << 20;
constexpr int kMostXmpDepth = 40;
constexpr std::size_t kMostTags = 20'000;

std::mutex& xmpMutex() {
    static std::mutex mutex;
    return mutex;
}

void lockXmp(void* mutex, bool lock) {
    auto* m = static_cast<std::recursive_mutex*>(mutex);
    if (lock)
        m->lock();
    else
        m->unlock();
}

void initialise() {
    static std::once_flag once;
    std::call_once(once, [] {
        static std::recursive_mutex toolkit;
        Exiv2::LogMsg::setLevel(Exiv2::LogMsg::mute);
        Exiv2::XmpParser::initialize(lockXmp, &toolkit);
    });
}

std::string clipped(std::string text, std::uint64_t limit) {
    const std::size_t size = text.size();
    if (size > limit) {
        text.resize(limit);
        text += "… (" + std::to_string(size) + " bytes)";
    }
    std::replace(text.begin(), text.end(), '\0', ' ');
    return base::isValidUtf8(text)
               ? text
               : QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()))
                     .toStdString();
}

template <class Datum>
Tag toTag(const Datum& datum, std::string group, const std::string& type, const std::string& human,
    const TagOptions& options) {
    Tag tag;
    tag.group = std::move(group);
    tag.key = datum.key();
    tag.name = clipped(datum.tagLabel().empty() ? datum.tagName() : datum.tagLabel(), 256);
    // Binary of any length is no text for a person.
    const bool blob = datum.typeId() == Exiv2::undefined && datum.size() > 256;
    tag.raw = blob ? std::to_string(datum.size()) + " bytes"
                   : clipped(datum.toString(), options.maxValueBytes);
    tag.value = blob ? tag.raw : clipped(human, options.maxValueBytes);
    tag.type = type + (datum.count() > 1 && datum.typeId() != Exiv2::asciiString &&
                                  datum.typeId() != Exiv2::undefined
                              ? "[" + std::to_string(datum.count()) + "]"
                              : "");
    return tag;
}

std::string typeName(const char* name) {
    return name != nullptr ? name : "";
}

// exiv2 prints resolutions as whole numbers: half a pixel an inch would be none.
std::string withItsFraction(const Exiv2::Exifdatum& datum, std::string human) {
    const bool ratio =
        datum.typeId() == Exiv2::unsignedRational || datum.typeId() == Exiv2::signedRational;
    if (!ratio || datum.count() != 1) return human;
    const auto [above, below] = datum.toRational();
    if (below == 0 || below == -1 || above % below == 0 || human != std::to_string(above / below))
        return human;
    return QString::number(static_cast<double>(above) / below, 'g', 7).toStdString();
}

void appendExif(const Exiv2::ExifData& data, const TagOptions& options, FileMetadata& out) {
    for (const Exiv2::Exifdatum& datum : data) {
        if (out.tags.size() >= kMostTags) return;
        const std::string group = datum.groupName();
        const bool standard = group == "Image" || group == "Photo" || group == "GPSInfo" ||
                              group == "Iop" || group == "Thumbnail" ||
                              group.starts_with("SubImage") || group.starts_with("Image");
        if (!standard && !options.makerNotes) continue;
        std::string human;
        try {
            human = readableValue(
                datum.key(), datum.toString(), withItsFraction(datum, datum.print(&data)));
        } catch (const std::exception&) {
            human = datum.toString();
        }
        out.tags.push_back(toTag(
            datum, standard ? "EXIF" : "Maker notes", typeName(datum.typeName()), human, options));
    }
}

// Character sets are named by what switches a terminal to them (ISO 2022); in use is one.
std::string iptcText(const Exiv2::Iptcdatum& datum) {
    const std::string text = datum.print();
    return datum.key() == "Iptc.Envelope.CharacterSet" && text == "\x1b%G" ? "UTF-8" : text;
}

void appendIptc(const Exiv2::IptcData& data, const TagOptions& options, FileMetadata& out) {
    for (const Exiv2::Iptcdatum& datum : data)
        out.tags.push_back(
            toTag(datum, "IPTC", typeName(datum.typeName()), iptcText(datum), options));
}

void appendXmp(const Exiv2::XmpData& data, const std::string& group, const TagOptions& options,
    FileMetadata& out) {
    for (const Exiv2::Xmpdatum& datum : data) {
        if (out.tags.size() >= kMostTags) return;
        const std::string human = readableValue(datum.key(), datum.toString(), datum.print());
        Tag tag = toTag(datum, group, typeName(datum.typeName()), human, options);
        // lang="x-default" Title: the language is a detail of the storage.
        if (tag.value.starts_with("lang=\"x-default\" ")) tag.value.erase(0, 17);
        out.tags.push_back(std::move(tag));
    }
}

// Containers whose XMP exiv2 would parse itself: not before we have looked at it.
bool isExiv2Kind(const MimeVerdict& mime) {
    return mime.mime == "image/jpeg" || mime.mime == "image/mpo" || mime.mime == "image/png" ||
           mime.mime == "image/tiff" || mime.mime == "image/webp" ||
           mime.mime == "image/vnd.adobe.photoshop" || mime.mime == "image/jp2" || isRaw(mime.mime);
}

void decodeBlocks(base::ByteSource& source, const MetadataBlocks& blocks, const TagOptions& options,
    FileMetadata& out) {
    if (blocks.exif && blocks.exif->offset > 0) {
        const std::string block = readExtent(source, *blocks.exif, 16U << 20);
        Exiv2::ExifData exif;
        Exiv2::ExifParser::decode(exif, reinterpret_cast<const Exiv2::byte*>(block.data()),
            static_cast<std::uint32_t>(block.size()));
        appendExif(exif, options, out);
    }
    if (blocks.xmp)
        appendXmpPacket(readExtent(source, *blocks.xmp, kMostPacket + 1), "XMP", options, out);
}

} // namespace

std::string xmpObjection(std::string_view packet) {
    if (packet.size() > kMostPacket) return "its XMP packet is larger than 4 MB";
    int depth = 0;
    std::size_t elements = 0;
    for (std::size_t at = packet.find('<'); at != std::string_view::npos && at + 1 < packet.size();
         at = packet.find('<', at + 1)) {
        const char next = packet[at + 1];
        if (next == '?' || next == '!') {
            if (packet.substr(at).starts_with("<!DOCTYPE") ||
                packet.substr(at).starts_with("<!ENTITY"))
                return "its XMP packet declares entities";
            continue;
        }
        const std::size_t end = packet.find('>', at);
        if (end == std::string_view::npos) break;
        if (next == '/')
            --depth;
        else if (packet[end - 1] != '/')
            ++depth;
        if (depth > kMostXmpDepth) return "its XMP packet is nested too deeply";
        if (++elements > 50'000) return "its XMP packet has too many elements";
    }
    return {};
}

void appendXmpPacket(const std::string& packet, const std::string& group, const TagOptions& options,
    FileMetadata& out) {
    initialise();
    if (const std::string why = xmpObjection(packet); !why.empty()) {
        out.warnings.push_back(why);
        return;
    }
    const std::lock_guard lock(xmpMutex());
    try {
        Exiv2::XmpData xmp;
        if (Exiv2::XmpParser::decode(xmp, packet) != 0)
            out.warnings.push_back("its XMP packet is damaged");
        appendXmp(xmp, group, options, out);
    } catch (const std::exception& e) {
        out.warnings.push_back(
            std::string("its XMP packet is damaged: ") + base::toLossyUtf8(e.what()));
    }
}

void appendExiv2Tags(const std::filesystem::path& path, base::ByteSource& source,
    const MimeVerdict& mime, const MetadataBlocks& blocks, const TagOptions& options,
    FileMetadata& out) {
    initialise();
    try {
        std::string objection;
        if (blocks.xmp) objection = xmpObjection(readExtent(source, *blocks.xmp, kMostPacket + 1));
        if (!objection.empty()) out.warnings.push_back(objection);
        if (!isExiv2Kind(mime) || !objection.empty() || source.size() > kMostFile) {
            MetadataBlocks allowed = blocks;
            if (!objection.empty()) allowed.xmp.reset();
            decodeBlocks(source, allowed, options, out);
            return;
        }
        const std::lock_guard lock(xmpMutex()); // reading parses XMP too
        const Exiv2::Image::AutoPtr image = Exiv2::ImageFactory::open(path.native());
        image->readMetadata();
        appendExif(image->exifData(), options, out);
        appendIptc(image->iptcData(), options, out);
        appendXmp(image->xmpData(), "XMP", options, out);
        if (image->exifData().empty() && blocks.exif && blocks.exif->offset > 0) {
            MetadataBlocks exifOnly;
            exifOnly.exif = blocks.exif;
            decodeBlocks(source, exifOnly, options, out);
        }
    } catch (const std::exception& e) { // Exiv2::AnyError derives from it
        out.warnings.push_back("its metadata are damaged: " + base::toLossyUtf8(e.what()));
    }
}

Result<EmbeddedPreview> readEmbeddedPreview(
    const std::filesystem::path& path, int minLongSide, std::uint64_t maxBytes) {
    initialise();
    try {
        const std::lock_guard lock(xmpMutex());
        const Exiv2::Image::AutoPtr image = Exiv2::ImageFactory::open(path.native());
        image->readMetadata();
        const Exiv2::PreviewManager manager(*image);
        const Exiv2::PreviewPropertiesList all = manager.getPreviewProperties(); // smallest first
        const Exiv2::PreviewProperties* chosen = nullptr;
        for (const Exiv2::PreviewProperties& p : all) {
            if (p.mimeType_ != "image/jpeg" || p.size_ > maxBytes) continue;
            chosen = &p;
            if (static_cast<int>(std::max(p.width_, p.height_)) >= minLongSide) break;
        }
        if (chosen == nullptr) return fail(ErrorCode::Unsupported, path, "it holds no preview");
        const Exiv2::PreviewImage preview = manager.getPreviewImage(*chosen);
        EmbeddedPreview out{
            static_cast<int>(chosen->width_), static_cast<int>(chosen->height_), {}};
        const auto* bytes = reinterpret_cast<const std::byte*>(preview.pData());
        out.jpeg.assign(bytes, bytes + preview.size());
        return out;
    } catch (const std::exception& e) {
        return fail(ErrorCode::CorruptData, path,
            "its previews cannot be read: " + base::toLossyUtf8(e.what()));
    }
}

} // namespace lightstack::metadata
