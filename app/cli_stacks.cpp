// stacks FOLDER: finds the runs of slices in a folder and judges them.
#include "app/cli_report.h"
#include "app/stacks_json.h"
#include "core/base/counted.h"
#include "core/base/file_path.h"
#include "core/volume/folder_handle.h"

#include <algorithm>
#include <cstdio>

namespace lightstack::app {
namespace {

enum Stage : std::size_t { kList, kFind, kHeads };

class Run {
public:
    Run(const CommandContext& context, Report& report) : m_context(context), m_report(report) {}

    Result<void> folder(const std::filesystem::path& folder) {
        volume::AuditOptions options;
        options.progress = [this](std::size_t) {
            const std::lock_guard lock(m_mutex);
            m_report.progress("stacks");
        };
        auto audit = volume::auditFolder(folder, options, m_context.stop);
        if (!audit) return tl::unexpected(audit.error());
        clock.add(kList, audit->listTime, 0, audit->files);
        clock.add(kFind, audit->findTime, 0, audit->files);
        clock.add(kHeads, audit->headTime, audit->bytesRead, audit->judged);
        for (const volume::StackAudit& stack : audit->stacks)
            count(stack);
        m_others += audit->others.size();
        m_files += audit->files;
        return {};
    }
    // Folders below, links left out: they may lead in a circle.
    void below(const std::filesystem::path& folder) {
        std::vector<std::filesystem::path> folders;
        std::error_code error;
        std::filesystem::directory_iterator it(folder, error);
        for (; !error && it != std::filesystem::directory_iterator(); it.increment(error)) {
            std::error_code ignored;
            if (it->is_directory(ignored) && !it->is_symlink(ignored))
                folders.push_back(it->path());
        }
        std::sort(folders.begin(), folders.end());
        for (const std::filesystem::path& inner : folders) {
            if (m_context.stop.stop_requested()) return;
            if (const auto done = this->folder(inner); !done) {
                if (done.error().code != ErrorCode::Cancelled) ++m_total;
                m_report.addFailure(done.error());
            }
            below(inner);
        }
    }
    int finish() {
        m_report.setTotal(m_total);
        if (!m_context.json && m_printed == 0 && !m_context.stop.stop_requested())
            std::printf("No stack of slices among %s\n", base::counted(m_files, "file").c_str());
        return m_report.finish(
            {{QStringLiteral("stacks"), m_stacks},
                {QStringLiteral("files"), static_cast<double>(m_files)},
                {QStringLiteral("other_pictures"), static_cast<double>(m_others)}},
            &clock, 1);
    }

    pipeline::StageClock clock{{"list", "find", "heads"}};

private:
    void count(const volume::StackAudit& audit) {
        m_total += audit.stack.slices.size();
        for (std::size_t i = audit.bad.size(); i < audit.stack.slices.size(); ++i)
            m_report.countDone();
        for (const volume::BadSlice& bad : audit.bad)
            m_report.addFailure(
                {bad.code, audit.stack.pathOf(audit.stack.slices[bad.slice]), bad.detail});
        if (m_context.json) {
            m_stacks.append(stackJson(audit));
            return;
        }
        if (m_printed++ > 0) std::printf("\n");
        printStack(audit);
    }

    const CommandContext& m_context;
    Report& m_report;
    std::mutex m_mutex;
    QJsonArray m_stacks;
    std::size_t m_printed = 0;
    std::size_t m_total = 0;
    std::size_t m_files = 0;
    std::size_t m_others = 0;
};

} // namespace

int runStacks(const CommandContext& context) {
    Report report(context);
    const Arguments& arguments = context.arguments;
    if (arguments.positional().size() != 1)
        return report.failWhole({ErrorCode::Usage, {}, "stacks takes exactly one folder"});
    std::error_code unresolved;
    const auto root =
        std::filesystem::absolute(arguments.positional().front(), unresolved).lexically_normal();
    Run run(context, report);
    if (const auto done = run.folder(root); !done && done.error().code != ErrorCode::Cancelled)
        return report.failWhole(done.error());
    if (arguments.has("recursive")) run.below(root);
    return run.finish();
}

} // namespace lightstack::app
