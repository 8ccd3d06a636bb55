// duplicates --catalog FILE [--confirm] [--trash]: files that are the same, and which would stay.
#include "app/cli_report.h"
#include "app/json_text.h"
#include "core/base/file_path.h"
#include "core/catalog/catalog_file.h"
#include "core/jobs/duplicate_trash.h"

#include <cstdio>

namespace lightstack::app {
namespace {

struct Wish {
    std::filesystem::path file;
    catalog::KeepRule rule = catalog::KeepRule::OldestFolder;
    bool confirm = false;
    bool trash = false;
    bool sidecars = false;
};

Result<Wish> wishOf(const Arguments& arguments) {
    Wish wish;
    wish.file = arguments.value("catalog");
    wish.trash = arguments.has("trash");
    wish.confirm = arguments.has("confirm") || wish.trash;
    wish.sidecars = arguments.has("with-sidecars");
    const auto rule = catalog::keepRuleOf(arguments.value("keep", "oldest-folder"));
    if (wish.file.empty() || !arguments.positional().empty())
        return fail(ErrorCode::Usage, {}, "duplicates needs --catalog FILE, and no other names");
    if (!rule)
        return fail(
            ErrorCode::Usage, {}, "--keep is one of oldest-folder, with-sidecar, shortest-path");
    if (wish.sidecars && !wish.trash)
        return fail(ErrorCode::Usage, {}, "--with-sidecars goes with --trash");
    wish.rule = *rule;
    return wish;
}

// Not compared: the state says nothing.
QJsonObject groupJson(const jobs::CheckedGroup& group, bool confirmed) {
    QJsonArray files;
    for (std::size_t i = 0; i < group.files.size(); ++i) {
        const jobs::CheckedFile& each = group.files[i];
        QJsonObject object;
        putPath(object, each.file.path);
        object[QStringLiteral("keep")] = i == group.keep;
        if (confirmed) object[QStringLiteral("state")] = latin(jobs::copyStateName(each.state));
        if (!each.file.sidecar.empty()) {
            QJsonObject sidecar;
            putPath(sidecar, each.file.sidecar);
            object[QStringLiteral("sidecar")] = sidecar;
        }
        if (each.error)
            object[QStringLiteral("reason")] =
                QString::fromStdString(base::toLossyUtf8(each.error->detail));
        files.append(object);
    }
    char crc[16];
    std::snprintf(crc, sizeof crc, "%08x", group.crc32);
    return {{QStringLiteral("size"), static_cast<double>(group.size)},
        {QStringLiteral("crc32"), latin(crc)}, {QStringLiteral("files"), files}};
}

void print(const jobs::CheckedGroup& group, bool confirmed) {
    std::printf("%llu bytes, %08x\n", static_cast<unsigned long long>(group.size), group.crc32);
    for (std::size_t i = 0; i < group.files.size(); ++i) {
        const jobs::CheckedFile& each = group.files[i];
        const std::string state = confirmed && each.state != jobs::CopyState::Kept
                                      ? " (" + std::string(jobs::copyStateName(each.state)) + ")"
                                      : std::string();
        std::printf("  %s %s%s\n", i == group.keep ? "keep" : "    ",
            base::displayText(each.file.path).toUtf8().constData(), state.c_str());
    }
}

QJsonObject sumJson(const jobs::CheckSum& sum) {
    const auto number = [](std::uint64_t value) { return static_cast<double>(value); };
    return {{QStringLiteral("copies"), number(sum.copies)},
        {QStringLiteral("bytes"), number(sum.bytes)},
        {QStringLiteral("different"), number(sum.different)},
        {QStringLiteral("same_file"), number(sum.sameFile)},
        {QStringLiteral("in_archive"), number(sum.inArchive)},
        {QStringLiteral("unreadable"), number(sum.unreadable)},
        {QStringLiteral("sidecars_of_copies_alone"), number(sum.sidecars)}};
}

// Groups as they are listed, not yet compared.
jobs::CheckedGroup listed(const catalog::DuplicateGroup& group) {
    jobs::CheckedGroup out{group.size, group.crc32, {}, group.keep};
    for (const catalog::DuplicateFile& file : group.files)
        out.files.push_back({file, jobs::CopyState::Unchecked, {}, {}});
    return out;
}

Result<QJsonObject> trash(const Wish& wish, const std::vector<jobs::CheckedGroup>& groups,
    Report& report, const CommandContext& context) {
    jobs::TrashOptions options;
    options.sidecars = wish.sidecars;
    const jobs::TrashOutcome outcome = jobs::trashCopies(groups, options, context.stop);
    for (const Error& error : outcome.failures)
        report.addFailure(error);
    if (!context.json)
        std::printf("%llu copies and %llu sidecars moved to the trash, %llu bytes\n",
            static_cast<unsigned long long>(outcome.copies),
            static_cast<unsigned long long>(outcome.sidecars),
            static_cast<unsigned long long>(outcome.bytes));
    if (auto told = catalog::markGone(wish.file, outcome.rows); !told)
        return tl::unexpected(told.error());
    return QJsonObject{{QStringLiteral("moved_copies"), static_cast<double>(outcome.copies)},
        {QStringLiteral("moved_sidecars"), static_cast<double>(outcome.sidecars)},
        {QStringLiteral("moved_bytes"), static_cast<double>(outcome.bytes)}};
}

} // namespace

int runDuplicates(const CommandContext& context) {
    Report report(context);
    const auto wish = wishOf(context.arguments);
    if (!wish) return report.failWhole(wish.error());
    std::vector<catalog::DuplicateGroup> groups;
    {
        auto database = catalog::openCatalogForReading(wish->file);
        if (!database) return report.failWhole(database.error());
        const std::stop_callback onStop(context.stop, [&] { database->interrupt(); });
        auto found = catalog::findDuplicates(*database, wish->rule);
        if (!found) return report.failWhole(found.error());
        groups = std::move(*found);
    }
    std::vector<jobs::CheckedGroup> checked;
    jobs::CheckCounts counts;
    std::uint64_t files = 0;
    for (const catalog::DuplicateGroup& group : groups) {
        files += group.files.size();
        if (!wish->confirm) {
            checked.push_back(listed(group));
            continue;
        }
        auto done = jobs::checkGroup(group, counts, context.stop);
        if (!done) break; // stopped
        checked.push_back(std::move(*done));
        report.setCounts(counts.files, 0);
        report.progress("duplicates");
    }
    report.setTotal(files);
    report.setCounts(wish->confirm ? counts.files.load() : files, 0);
    QJsonArray array;
    for (const jobs::CheckedGroup& group : checked) {
        if (context.json)
            array.append(groupJson(group, wish->confirm));
        else
            print(group, wish->confirm);
    }
    const catalog::DuplicateSum sum = catalog::sumOf(groups);
    QJsonObject fields{{QStringLiteral("groups"), array},
        {QStringLiteral("copies"), static_cast<double>(sum.copies)},
        {QStringLiteral("bytes"), static_cast<double>(sum.bytes)}};
    if (!context.json)
        std::printf("%zu groups, %llu copies, %llu bytes\n", groups.size(),
            static_cast<unsigned long long>(sum.copies),
            static_cast<unsigned long long>(sum.bytes));
    if (wish->confirm) fields[QStringLiteral("confirmed")] = sumJson(jobs::sumOf(checked));
    if (wish->trash && !context.stop.stop_requested()) {
        const auto moved = trash(*wish, checked, report, context);
        if (!moved) return report.failWhole(moved.error());
        for (auto it = moved->begin(); it != moved->end(); ++it)
            fields[it.key()] = it.value();
    }
    return report.finish(fields);
}

} // namespace lightstack::app
