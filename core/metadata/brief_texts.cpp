#include "core/metadata/brief_texts.h"

#include "core/base/file_path.h"
#include "core/metadata/image_resources.h"

#include <QString>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>

namespace lightstack::metadata {
namespace {

constexpr int kMostDepth = 64;

void setIfEmpty(std::string& into, const QString& text) {
    if (into.empty() && !text.isEmpty()) into = text.toStdString();
}

bool isDigit(char c) noexcept {
    return c >= '0' && c <= '9';
}

// "Z", "+02:00", "-0330", "+05" to EXIF's "+02:00"; "" for anything else.
std::string exifOffset(std::string_view zone) {
    if (zone == "Z" || zone == "z") return "+00:00";
    if (zone.size() < 3 || (zone[0] != '+' && zone[0] != '-')) return {};
    std::string digits;
    for (const char c : zone.substr(1))
        if (c != ':') digits += c;
    if (digits.size() == 2) digits += "00";
    if (digits.size() != 4 || !std::all_of(digits.begin(), digits.end(), isDigit)) return {};
    return zone[0] + digits.substr(0, 2) + ":" + digits.substr(2);
}

// XMP dates are ISO 8601; EXIF's form, in three parts, is what the rest of the program reads.
struct ExifDate {
    std::string local, subSeconds, offset;
};

ExifDate exifDate(const QString& text) {
    const std::string all = text.trimmed().toStdString();
    ExifDate out;
    out.local = all.substr(0, 10);
    if (all.size() >= 10 && all[4] == '-') out.local[4] = out.local[7] = ':';
    if (all.size() < 16 || (all[10] != 'T' && all[10] != ' ')) return out;
    std::size_t at = 11;
    const auto run = [&](auto&& belongs) {
        const std::size_t from = at;
        while (at < all.size() && belongs(all[at]))
            ++at;
        return all.substr(from, at - from);
    };
    std::string clock = run([](char c) { return isDigit(c) || c == ':'; });
    if (clock.size() == 5) clock += ":00";
    out.local += " " + clock.substr(0, 8);
    if (at < all.size() && (all[at] == '.' || all[at] == ',')) {
        ++at;
        out.subSeconds = run(isDigit);
    }
    out.offset = exifOffset(std::string_view(all).substr(at));
    return out;
}

// A date that EXIF gave without its zone takes the zone of the same moment in XMP.
void setDate(
    const QString& text, std::string& local, std::string* subSeconds, std::string& offset) {
    const ExifDate date = exifDate(text);
    const bool fresh = local.empty();
    if (fresh) local = date.local;
    if (local != date.local) return;
    if (offset.empty()) offset = date.offset;
    if (fresh && subSeconds != nullptr && subSeconds->empty()) *subSeconds = date.subSeconds;
}

void property(const QString& name, const QString& value, CommonFields& into) {
    if (name == u"Rating" && !into.rating) {
        bool ok = false;
        const double rating = value.toDouble(&ok);
        if (ok && rating >= -1 && rating <= 1000) into.rating = static_cast<int>(rating);
    }
    if (name == u"Make") setIfEmpty(into.make, value);
    if (name == u"Model") setIfEmpty(into.model, value);
    if (name == u"DateTimeOriginal" || name == u"DateCreated")
        setDate(value, into.dateTimeOriginal, &into.subSecOriginal, into.offsetTimeOriginal);
    if (name == u"CreateDate")
        setDate(value, into.dateTimeDigitized, nullptr, into.offsetTimeDigitized);
}

// "38,53.4142N" or "38,53,25N"; of some writers "-38.89".
std::optional<double> xmpDegrees(const QString& text) {
    QString digits = text.trimmed();
    const QChar side = digits.isEmpty() ? QChar() : digits.back().toUpper();
    if (side.isLetter()) digits.chop(1);
    const QStringList parts = digits.split(QLatin1Char(','));
    double out = 0;
    double unit = 1;
    for (const QString& part : parts) {
        bool ok = false;
        out += part.toDouble(&ok) / unit;
        unit *= 60;
        if (!ok || unit > 60 * 60 * 60) return std::nullopt;
    }
    if (side == u'S' || side == u'W') out = -out;
    return std::isfinite(out) ? std::optional(out) : std::nullopt;
}

std::optional<double> xmpNumber(const QString& text) {
    const QStringList parts = text.split(QLatin1Char('/'));
    bool ok = false;
    double out = parts[0].toDouble(&ok);
    if (ok && parts.size() == 2) out /= parts[1].toDouble(&ok);
    return ok && std::isfinite(out) ? std::optional(out) : std::nullopt;
}

// The place, where only the packet knows it: Lightroom and sidecars of raw pictures.
struct XmpPlace {
    std::optional<double> latitude, longitude, altitude;
    bool below = false;

    void take(QStringView name, const QString& value) {
        if (name == u"GPSLatitude") latitude = xmpDegrees(value);
        if (name == u"GPSLongitude") longitude = xmpDegrees(value);
        if (name == u"GPSAltitude") altitude = xmpNumber(value);
        if (name == u"GPSAltitudeRef") below = value.trimmed() == u"1";
    }
    void put(std::optional<GpsPosition>& into) const {
        if (into || !latitude || !longitude) return;
        if (std::fabs(*latitude) > 90 || std::fabs(*longitude) > 180) return;
        into = GpsPosition{*latitude, *longitude, altitude};
        if (altitude && below) into->altitude = -*altitude;
    }
};

bool isListOwner(QStringView name) {
    return name == u"subject" || name == u"title" || name == u"description";
}

} // namespace

void readXmpBrief(std::string_view packet, CommonFields& into) {
    QXmlStreamReader xml(QByteArray(packet.data(), static_cast<qsizetype>(packet.size())));
    QStringList path;
    std::vector<std::string> keywords;
    XmpPlace place;
    const auto take = [&](const QString& name, const QString& value) {
        property(name, value, into);
        place.take(name, value);
    };
    while (!xml.atEnd() && path.size() < kMostDepth) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::StartElement) {
            path << xml.name().toString();
            for (const QXmlStreamAttribute& a : xml.attributes())
                take(a.name().toString(), a.value().toString());
        } else if (token == QXmlStreamReader::EndElement) {
            path.removeLast();
        } else if (token == QXmlStreamReader::Characters && !xml.isWhitespace() &&
                   !path.isEmpty()) {
            const QString text = xml.text().toString().trimmed();
            if (path.last() == u"li" && path.size() >= 3) {
                const QString& owner = path[path.size() - 3];
                if (owner == u"subject") keywords.push_back(text.toStdString());
                if (owner == u"title") setIfEmpty(into.title, text);
                if (owner == u"description") setIfEmpty(into.description, text);
            } else if (!isListOwner(path.last())) {
                take(path.last(), text);
            }
        }
    }
    if (into.keywords.empty()) into.keywords = std::move(keywords);
    place.put(into.gps);
}

void readIptcBrief(std::string_view records, CommonFields& into) {
    std::vector<std::string> keywords;
    std::size_t at = 0;
    while (at + 5 <= records.size() && records[at] == 0x1C) {
        const auto byte = [&](std::size_t i) {
            return static_cast<unsigned char>(records[at + i]);
        };
        const std::size_t size = (std::size_t{byte(3)} << 8) | byte(4);
        if ((size & 0x8000) != 0 || at + 5 + size > records.size()) break;
        const std::string raw(records.substr(at + 5, size));
        const std::string text =
            base::isValidUtf8(raw) ? raw : QString::fromLatin1(raw.c_str()).toStdString();
        if (byte(1) == 2 && byte(2) == 25) keywords.push_back(text);
        if (byte(1) == 2 && byte(2) == 5 && into.title.empty()) into.title = text;
        if (byte(1) == 2 && byte(2) == 120 && into.description.empty()) into.description = text;
        at += 5 + size;
    }
    if (!keywords.empty()) into.keywords = std::move(keywords);
}

std::string_view iptcOfResources(std::string_view all) {
    base::MemorySource source(std::as_bytes(std::span(all)));
    ImageResources resources(source, 0, all.size());
    while (resources.next())
        if (resources.id() == 0x0404) return all.substr(resources.body(), resources.size());
    return {};
}

} // namespace lightstack::metadata
