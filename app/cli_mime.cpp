// mime FILE... | mime -0: the type of each file by its content.
#include "app/cli_report.h"
#include "core/base/byte_source.h"
#include "core/base/file_path.h"
#include "core/metadata/mime.h"

#include <cstdio>
#include <string>

namespace lightstack::app {
namespace {

struct Sniffed {
    metadata::MimeVerdict verdict;
    std::uint64_t bytesRead = 0;
};

// A window of the head's size: small files and plain heads cost one read of 2 KB.
Result<Sniffed> sniff(const std::filesystem::path& path) {
    const auto file = base::openRegular(path);
    if (!file) return tl::unexpected(file.error());
    const auto stamp = base::stampOf(*file, path);
    if (!stamp) return tl::unexpected(stamp.error());
    std::byte probe{};
    const auto readable = base::readAt(*file, 0, {&probe, stamp->size > 0 ? 1U : 0U}, path);
    if (!readable) return tl::unexpected(readable.error());
    base::FileSource source(*file, stamp->size, metadata::kMimeHeadBytes);
    Sniffed out{metadata::sniffMime(source), 0};
    out.bytesRead = source.bytesRead();
    return out;
}

std::vector<std::string> namesFromInput() {
    std::vector<std::string> names;
    std::string name;
    for (int c = std::getchar(); c != EOF; c = std::getchar()) {
        if (c != 0) {
            name += static_cast<char>(c);
        } else if (!name.empty()) {
            names.push_back(std::move(name));
            name.clear();
        }
    }
    if (!name.empty()) names.push_back(std::move(name));
    return names;
}

QJsonObject toJson(const std::filesystem::path& path, const Sniffed& sniffed) {
    QJsonObject object;
    putPath(object, path);
    object[QStringLiteral("mime")] = QString::fromLatin1(
        sniffed.verdict.mime.data(), static_cast<qsizetype>(sniffed.verdict.mime.size()));
    QJsonArray flags;
    for (const std::string_view flag : sniffed.verdict.flags)
        flags.append(QString::fromLatin1(flag.data(), static_cast<qsizetype>(flag.size())));
    object[QStringLiteral("flags")] = flags;
    object[QStringLiteral("bytes_read")] = static_cast<double>(sniffed.bytesRead);
    return object;
}

} // namespace

int runMime(const CommandContext& context) {
    Report report(context);
    std::vector<std::string> names = context.arguments.positional();
    if (context.arguments.has("0")) {
        const std::vector<std::string> more = namesFromInput();
        names.insert(names.end(), more.begin(), more.end());
    } else if (names.empty()) {
        return report.failWhole({ErrorCode::Usage, {}, "mime needs at least one file"});
    }
    report.setTotal(names.size());
    QJsonArray files;
    for (const std::string& name : names) {
        if (context.stop.stop_requested()) break;
        const auto sniffed = sniff(name);
        if (!sniffed) {
            report.addFailure(sniffed.error());
            continue;
        }
        report.countDone();
        report.progress("mime");
        if (context.json)
            files.append(toJson(name, *sniffed));
        else
            std::printf("%s: %s\n", base::displayText(name).toUtf8().constData(),
                std::string(sniffed->verdict.mime).c_str());
    }
    return report.finish({{QStringLiteral("files"), files}});
}

} // namespace lightstack::app
