#include "ui/models/duplicate_jobs.h"

#include "ui/models/number_words.h"

namespace lightstack::ui {

DuplicateCheckJob::DuplicateCheckJob(std::vector<catalog::DuplicateGroup> groups, QObject* parent)
    : Job(parent) {
    std::uint64_t files = 0;
    std::uint64_t size = 0;
    for (const catalog::DuplicateGroup& group : groups) {
        files += group.files.size();
        size += group.size * group.files.size();
    }
    watch()->total = files;
    const double bytesAFile =
        files > 0 ? static_cast<double>(size) / static_cast<double>(files) : 0;
    run(
        bytesAFile,
        [groups = std::move(groups), watch = watch()]() -> Result<std::vector<jobs::CheckedGroup>> {
            std::vector<jobs::CheckedGroup> out;
            jobs::CheckCounts counts;
            const std::stop_token stop = watch->stop.get_token();
            for (const catalog::DuplicateGroup& group : groups) {
                if (!watch->gate.pass(stop)) return cancelled();
                auto checked = jobs::checkGroup(group, counts, stop);
                if (!checked) return tl::unexpected(checked.error());
                out.push_back(std::move(*checked));
                watch->done = counts.files.load();
            }
            return out;
        },
        [this](
            Result<std::vector<jobs::CheckedGroup>> outcome) { m_outcome = std::move(outcome); });
}

QString DuplicateCheckJob::name() const {
    return tr("Comparison of copies");
}

QString DuplicateCheckJob::itemsText(std::uint64_t done, std::uint64_t total) const {
    return tr("%1 of %Ln file(s)", nullptr, static_cast<int>(total)).arg(numberText(done));
}

QString DuplicateCheckJob::cancelHint() const {
    return tr("Cancel the comparison; nothing has been changed");
}

Job::End DuplicateCheckJob::end() const {
    return m_outcome ? End::Whole : endOf(m_outcome.error());
}

QString DuplicateCheckJob::summary() const {
    if (!m_outcome) return {};
    const jobs::CheckSum sum = jobs::sumOf(*m_outcome);
    return tr("%Ln copy(s) are the same byte by byte, %1.", nullptr, static_cast<int>(sum.copies))
        .arg(byteText(sum.bytes));
}

DuplicateTrashJob::DuplicateTrashJob(std::vector<jobs::CheckedGroup> groups, bool sidecars,
    std::filesystem::path catalogFile, QObject* parent)
    : Job(parent) {
    watch()->total = jobs::sumOf(groups).copies;
    run(
        0,
        [groups = std::move(groups), sidecars, file = std::move(catalogFile), watch = watch()] {
            jobs::TrashOptions options;
            options.sidecars = sidecars;
            options.progress = [&](std::uint64_t done) { watch->done = done; };
            jobs::TrashOutcome outcome =
                jobs::trashCopies(groups, options, watch->stop.get_token());
            if (auto told = catalog::markGone(file, outcome.rows); !told)
                outcome.failures.push_back(told.error());
            return outcome;
        },
        [this](jobs::TrashOutcome outcome) { m_outcome = std::move(outcome); });
}

QString DuplicateTrashJob::name() const {
    return tr("Copies to the trash");
}

QString DuplicateTrashJob::itemsText(std::uint64_t done, std::uint64_t total) const {
    return tr("%1 of %Ln copy(s)", nullptr, static_cast<int>(total)).arg(numberText(done));
}

QString DuplicateTrashJob::cancelHint() const {
    return tr("Stop here; what is in the trash stays there and can be brought back");
}

QString DuplicateTrashJob::butSomeText() const {
    return tr("%1: done, but some stayed").arg(name());
}

Job::End DuplicateTrashJob::end() const {
    if (m_outcome.stopped) return End::Stopped;
    if (m_outcome.failures.empty()) return End::Whole;
    return m_outcome.copies > 0 ? End::ButSome : End::Failed;
}

QString DuplicateTrashJob::summary() const {
    QString text =
        tr("%Ln copy(s) moved to the trash, %1.", nullptr, static_cast<int>(m_outcome.copies))
            .arg(byteText(m_outcome.bytes));
    if (m_outcome.sidecars > 0)
        text +=
            u' ' + tr("%Ln sidecar(s) went along.", nullptr, static_cast<int>(m_outcome.sidecars));
    if (m_outcome.copies > 0) text += u' ' + tr("Ctrl+Z brings all of it back.");
    return text;
}

} // namespace lightstack::ui
