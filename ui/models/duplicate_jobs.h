// Copies compared byte by byte, and moved to the trash, as jobs of the window (job.h).
// Thread: GUI only.
#pragma once

#include "core/jobs/duplicate_trash.h"
#include "ui/models/job.h"

namespace lightstack::ui {

class DuplicateCheckJob : public Job {
    Q_OBJECT
public:
    explicit DuplicateCheckJob(
        std::vector<catalog::DuplicateGroup> groups, QObject* parent = nullptr);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString iconName() const override { return QStringLiteral("copy"); }
    [[nodiscard]] QString itemsText(std::uint64_t done, std::uint64_t total) const override;
    [[nodiscard]] QString cancelHint() const override;
    [[nodiscard]] End end() const override;
    [[nodiscard]] QString summary() const override;
    // Of a finished one that was not stopped.
    [[nodiscard]] const Result<std::vector<jobs::CheckedGroup>>& outcome() const noexcept {
        return m_outcome;
    }

private:
    Result<std::vector<jobs::CheckedGroup>> m_outcome;
};

class DuplicateTrashJob : public Job {
    Q_OBJECT
public:
    DuplicateTrashJob(std::vector<jobs::CheckedGroup> groups, bool sidecars,
        std::filesystem::path catalogFile, QObject* parent = nullptr);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString iconName() const override { return QStringLiteral("trash"); }
    [[nodiscard]] QString itemsText(std::uint64_t done, std::uint64_t total) const override;
    [[nodiscard]] QString cancelHint() const override;
    [[nodiscard]] End end() const override;
    [[nodiscard]] std::vector<base::Error> failures() const override { return m_outcome.failures; }
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] bool canPause() const override { return false; }
    [[nodiscard]] const jobs::TrashOutcome& outcome() const noexcept { return m_outcome; }

private:
    [[nodiscard]] QString butSomeText() const override;

    jobs::TrashOutcome m_outcome;
};

} // namespace lightstack::ui
