#include "core/metadata/brief_texts.h"

#include "core/base/file_path.h"

#include <QString>
#include <QXmlStreamReader>

#include <algorithm>

namespace lightstack::metadata {
namespace {

constexpr int kMostDepth = 64;

void setIfEmpty(std::string& into, const QString& text) {
    if (into.empty() && !text.isEmpty()) into = text.toStdString();
}

// XMP dates are ISO 8601; EXIF's form is what the rest of the program reads.
QString exifDate(QString text) {
    if (text.size() >= 10 && text[4] == u'-') text[4] = text[7] = u':';
    if (text.size() > 10 && text[10] == u'T') text[10] = u' ';
    return text.left(19);
}

void property(const QString& name, const QString& value, CommonFields& into) {
    if (name == u"Rating" && !into.rating) {
        bool ok = false;
        const double rating = value.toDouble(&ok);
        if (ok) into.rating = static_cast<int>(rating);
    }
    if (name == u"Make") setIfEmpty(into.make, value);
    if (name == u"Model") setIfEmpty(into.model, value);
    if (name == u"DateTimeOriginal" || name == u"DateCreated")
        setIfEmpty(into.dateTimeOriginal, exifDate(value));
    if (name == u"CreateDate") setIfEmpty(into.dateTimeDigitized, exifDate(value));
}

bool isListOwner(QStringView name) {
    return name == u"subject" || name == u"title" || name == u"description";
}

} // namespace

void readXmpBrief(std::string_view packet, CommonFields& into) {
    QXmlStreamReader xml(QByteArray(packet.data(), static_cast<qsizetype>(packet.size())));
    QStringList path;
    std::vector<std::string> keywords;
    while (!xml.atEnd() && path.size() < kMostDepth) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::StartElement) {
            path << xml.name().toString();
            for (const QXmlStreamAttribute& a : xml.attributes())
                property(a.name().toString(), a.value().toString(), into);
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
                property(path.last(), text, into);
            }
        }
    }
    if (into.keywords.empty()) into.keywords = std::move(keywords);
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

std::string_view iptcOfResources(std::string_view r) {
    std::size_t at = 0;
    const auto byte = [&](std::size_t i) {
        return i < r.size() ? static_cast<unsigned char>(r[i]) : 0U;
    };
    while (at + 12 <= r.size() && r.compare(at, 4, "8BIM") == 0) {
        const unsigned id = (byte(at + 4) << 8) | byte(at + 5);
        const std::size_t name =
            (byte(at + 6) + 2U) & ~std::size_t{1}; // padded to even, with its length
        const std::size_t sizeAt = at + 6 + name;
        const std::size_t size = (std::size_t{byte(sizeAt)} << 24) | (byte(sizeAt + 1) << 16) |
                                 (byte(sizeAt + 2) << 8) | byte(sizeAt + 3);
        if (sizeAt + 4 > r.size()) break;
        if (id == 0x0404) return r.substr(sizeAt + 4, size);
        at = sizeAt + 4 + size + (size & 1);
    }
    return {};
}

} // namespace lightstack::metadata
