// info FILE...: what a file is and everything it says about itself.
#include "app/cli_report.h"
#include "core/base/counted.h"
#include "core/base/file_path.h"
#include "core/catalog/sidecar_tags.h"
#include "core/io/image_reader.h"
#include "core/metadata/film_facts.h"
#include "core/metadata/tags.h"
#include "core/metadata/voxel_size.h"

#include <QDateTime>

#include <cstdio>

namespace lightstack::app {
namespace {

QString text(std::string_view bytes) {
    return QString::fromStdString(base::toLossyUtf8(bytes));
}

QString sampleFormat(image::SampleType type) {
    if (image::isFloat(type)) return QStringLiteral("float");
    return image::isSigned(type) ? QStringLiteral("int") : QStringLiteral("uint");
}

void putImageInfo(QJsonObject& object, const io::ImageInfo& info) {
    object[QStringLiteral("width")] = info.size.width;
    object[QStringLiteral("height")] = info.size.height;
    object[QStringLiteral("bits")] = info.bits;
    object[QStringLiteral("sample_format")] = sampleFormat(info.sampleType);
    object[QStringLiteral("sample_type")] = text(image::sampleTypeName(info.sampleType));
    object[QStringLiteral("channels")] = info.channels;
    object[QStringLiteral("pages")] = info.pages;
    object[QStringLiteral("orientation")] = info.orientation;
    object[QStringLiteral("animated")] = info.animated;
    object[QStringLiteral("photometric")] = text(info.photometric);
    object[QStringLiteral("compression")] = text(info.compression);
}

void putMetadata(QJsonObject& object, const metadata::FileMetadata& found) {
    QJsonArray tags;
    for (const metadata::Tag& tag : found.tags)
        tags.append(QJsonObject{{QStringLiteral("group"), text(tag.group)},
            {QStringLiteral("key"), text(tag.key)}, {QStringLiteral("name"), text(tag.name)},
            {QStringLiteral("value"), text(tag.value)}, {QStringLiteral("raw"), text(tag.raw)},
            {QStringLiteral("type"), text(tag.type)}});
    object[QStringLiteral("tags")] = tags;
    QJsonArray warnings;
    for (const std::string& warning : found.warnings)
        warnings.append(text(warning));
    object[QStringLiteral("warnings")] = warnings;
    object[QStringLiteral("sidecar")] =
        found.sidecar ? QJsonValue(text(found.sidecar->native())) : QJsonValue();
}

QJsonValue voxelSize(base::ByteSource& source, const metadata::MimeVerdict& mime) {
    const auto voxel = metadata::readVoxelSize(source, mime);
    if (!voxel) return {};
    const auto side = [](const std::optional<double>& v) {
        return v ? QJsonValue(*v) : QJsonValue();
    };
    return QJsonObject{{QStringLiteral("x"), side(voxel->x)}, {QStringLiteral("y"), side(voxel->y)},
        {QStringLiteral("z"), side(voxel->z)}, {QStringLiteral("unit"), text(voxel->unit)},
        {QStringLiteral("source"), text(voxel->source)}};
}

// And what the JSON of a Takeout archive beside it says.
void addSidecar(metadata::FileMetadata& found, catalog::SidecarLookup& lookup,
    const std::filesystem::path& path, const std::stop_token& stop) {
    std::error_code error;
    const auto whole = std::filesystem::absolute(path, error).lexically_normal();
    if (auto tags = catalog::sidecarTags(lookup, {}, whole, stop))
        found.tags.insert(found.tags.end(), tags->begin(), tags->end());
}

void putFilm(QJsonObject& json, const metadata::FilmFacts& film) {
    if (film.width > 0) {
        json[QStringLiteral("width")] = film.width;
        json[QStringLiteral("height")] = film.height;
    }
    QJsonObject out{{QStringLiteral("video_codec"), text(film.videoCodec)},
        {QStringLiteral("audio_codec"), text(film.audioCodec)},
        {QStringLiteral("rotation"), film.rotation}};
    if (film.seconds > 0) out[QStringLiteral("seconds")] = film.seconds;
    if (film.framesPerSecond > 0) out[QStringLiteral("frames_per_second")] = film.framesPerSecond;
    if (film.createdMs)
        out[QStringLiteral("created")] =
            QDateTime::fromMSecsSinceEpoch(*film.createdMs, Qt::UTC).toString(Qt::ISODate);
    json[QStringLiteral("film")] = out;
}

struct FileReport {
    QJsonObject json;
    std::optional<Error> failure;
};

Result<FileReport> inspect(const std::filesystem::path& path, bool withTags,
    catalog::SidecarLookup& lookup, const std::stop_token& stop) {
    const auto file = io::ImageFile::open(path);
    if (!file) return tl::unexpected(file.error());
    FileReport out;
    putPath(out.json, path);
    const metadata::MimeVerdict& mime = file->mime();
    out.json[QStringLiteral("mime")] = text(mime.mime);
    QJsonArray flags;
    for (const std::string_view flag : mime.flags)
        flags.append(text(flag));
    out.json[QStringLiteral("flags")] = flags;
    out.json[QStringLiteral("bytes")] = static_cast<double>(file->stamp().size);
    out.json[QStringLiteral("voxel_size")] = voxelSize(file->bytes(), mime);

    if (const auto film = metadata::readFilmFacts(file->bytes(), mime)) putFilm(out.json, *film);
    const auto reader = io::readerFor(*file);
    if (reader) {
        const auto info = (*reader)->info(*file, 0, stop);
        if (info)
            putImageInfo(out.json, *info);
        else
            out.failure = info.error();
    } else if (!metadata::isKnownNonPicture(mime.mime)) {
        out.failure = reader.error();
    }
    if (withTags) {
        auto found = metadata::readTags(path, stop);
        if (found) {
            addSidecar(*found, lookup, path, stop);
            putMetadata(out.json, *found);
        } else if (!out.failure && !metadata::isKnownNonPicture(mime.mime) &&
                   found.error().code != ErrorCode::Unsupported)
            out.failure = found.error();
    }
    if (out.failure) {
        if (out.failure->path.empty()) out.failure->path = path;
        out.json[QStringLiteral("error")] = text(out.failure->detail);
    }
    return out;
}

void printForPerson(const QJsonObject& file) {
    const auto line = [](const QString& key, const QString& value) {
        std::printf("  %-28s %s\n", key.toUtf8().constData(), value.toUtf8().constData());
    };
    std::printf("%s\n", file[QStringLiteral("path")].toString().toUtf8().constData());
    line(QStringLiteral("Type"), file[QStringLiteral("mime")].toString());
    if (file.contains(QStringLiteral("film")) && file.contains(QStringLiteral("width")))
        line(QStringLiteral("Film"), QStringLiteral("%1 x %2")
                                         .arg(file[QStringLiteral("width")].toInt())
                                         .arg(file[QStringLiteral("height")].toInt()));
    else if (file.contains(QStringLiteral("width")))
        line(QStringLiteral("Picture"),
            QStringLiteral("%1 x %2, %3 x %4 bits, %5")
                .arg(file[QStringLiteral("width")].toInt())
                .arg(file[QStringLiteral("height")].toInt())
                .arg(file[QStringLiteral("channels")].toInt())
                .arg(file[QStringLiteral("bits")].toInt())
                .arg(QString::fromStdString(base::counted(
                    static_cast<std::uint64_t>(file[QStringLiteral("pages")].toInt()), "page"))));
    QString group;
    for (const auto& value : file[QStringLiteral("tags")].toArray()) {
        const QJsonObject tag = value.toObject();
        if (tag[QStringLiteral("group")].toString() != group) {
            group = tag[QStringLiteral("group")].toString();
            std::printf(" %s\n", group.toUtf8().constData());
        }
        line(tag[QStringLiteral("name")].toString(),
            tag[QStringLiteral("value")].toString().left(200).replace(u'\n', u' '));
    }
}

} // namespace

int runInfo(const CommandContext& context) {
    Report report(context);
    const std::vector<std::string>& names = context.arguments.positional();
    if (names.empty())
        return report.failWhole({ErrorCode::Usage, {}, "info needs at least one file"});
    report.setTotal(names.size());
    QJsonArray files;
    catalog::SidecarLookup lookup; // files of one folder share its listing
    for (const std::string& name : names) {
        if (context.stop.stop_requested()) break;
        const auto found = inspect(name, !context.arguments.has("no-tags"), lookup, context.stop);
        if (!found) {
            report.addFailure(found.error());
            continue;
        }
        if (found->failure)
            report.addFailure(*found->failure);
        else
            report.countDone();
        if (context.json)
            files.append(found->json);
        else
            printForPerson(found->json);
    }
    return report.finish({{QStringLiteral("files"), files}});
}

} // namespace lightstack::app
