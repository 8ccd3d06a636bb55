#include "core/jobs/blob_report.h"

#include "core/base/aside_file.h"
#include "core/base/file_path.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace lightstack::jobs {
namespace {

QString textOf(std::string_view text) {
    return QString::fromStdString(base::toLossyUtf8(text));
}

void putCell(std::string& out, std::string_view text, bool guard) {
    const bool quote = text.find_first_of(",\"\r\n") != std::string_view::npos;
    if (quote) out += '"';
    if (guard) out += '\'';
    for (const char c : text)
        (c == '"' ? out += '"' : out) += c;
    if (quote) out += '"';
}

std::string csvRow(const catalog::BlobRow& row, std::string_view byName) {
    const bool guard = std::string_view("=+-@\t\r").find(row.path.front()) != std::string::npos;
    std::string out;
    putCell(out, base::toLossyUtf8(row.path), guard);
    out += ',';
    if (guard || !base::isValidUtf8(row.path))
        out += QByteArray::fromStdString(row.path).toBase64().toStdString();
    for (const std::string_view cell :
        {std::string_view(row.hash), std::string_view(row.mime), byName}) {
        out += ',';
        putCell(out, cell, false);
    }
    return out + "\r\n";
}

std::string jsonRow(const catalog::BlobRow& row, std::string_view byName) {
    QJsonObject object{{QStringLiteral("path"), textOf(row.path)},
        {QStringLiteral("hash"), textOf(row.hash)},
        {QStringLiteral("type_by_content"), textOf(row.mime)},
        {QStringLiteral("type_by_name"), textOf(byName)}};
    if (!base::isValidUtf8(row.path))
        object[QStringLiteral("path_bytes")] =
            QString::fromLatin1(QByteArray::fromStdString(row.path).toBase64());
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

} // namespace

Result<catalog::Disagreements> writeBlobReport(db::Database& database, BlobReportFormat format,
    const TextSink& sink, const std::stop_token& stop) {
    const bool csv = format == BlobReportFormat::Csv;
    if (auto done = sink(csv ? "path,path_bytes,hash,type_by_content,type_by_name\r\n" : "[");
        !done)
        return tl::unexpected<Error>(done.error());
    bool first = true;
    auto found = catalog::findDisagreements(
        database,
        [&](const catalog::BlobRow& row, std::string_view byName) {
            if (csv) return sink(csvRow(row, byName));
            const char* between = first ? "\n" : ",\n";
            first = false;
            return sink(between + jsonRow(row, byName));
        },
        stop);
    if (!found || csv) return found;
    if (auto done = sink(first ? "]\n" : "\n]\n"); !done)
        return tl::unexpected<Error>(done.error());
    return found;
}

Result<BlobReportFormat> blobReportFormatOf(const std::filesystem::path& file) {
    const std::string ending = base::lowerExtension(file.filename().native());
    if (ending == "csv") return BlobReportFormat::Csv;
    if (ending == "json") return BlobReportFormat::Json;
    return fail(ErrorCode::Usage, file, "a report is written as .csv or .json");
}

Result<catalog::Disagreements> writeBlobReportTo(
    const std::filesystem::path& file, db::Database& database, const std::stop_token& stop) {
    const auto format = blobReportFormatOf(file);
    if (!format) return tl::unexpected<Error>(format.error());
    auto out = base::AsideFile::begin(file);
    if (!out) return tl::unexpected<Error>(out.error());
    auto found = writeBlobReport(
        database, *format, [&](std::string_view text) { return out->write(text); }, stop);
    if (!found) return found;
    if (auto done = out->commit(); !done) return tl::unexpected<Error>(done.error());
    return found;
}

} // namespace lightstack::jobs
