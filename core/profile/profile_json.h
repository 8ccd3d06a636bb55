// The figures of a sweep as JSON: what the command prints, what is kept, and what later sweeps are
// compared with.
//
// Everything of a run is kept (stages, queue depth, too), so that a kept profile can be drawn like
// a new one. Thread: any.
#pragma once

#include "core/profile/machine.h"
#include "core/profile/profile.h"

#include <QJsonObject>

#include <optional>
#include <string_view>

namespace lightstack::profile {

struct KeptProfile {
    Subject subject = Subject::Pipeline;
    std::filesystem::path path; // of the data; empty: the bare channel
    std::vector<ProfileRun> runs;
    std::string machine = machineName(); // that measured; empty: not known
};

// What has become of runs of the same settings, and what else is not the same.
struct Comparison {
    std::vector<Slower> slower;
    std::size_t alike = 0; // runs that have a kept one; none: there is nothing to compare
    bool otherData = false;
    bool otherMachine = false;
};

// "pipeline", "scan", "downsample", "pyramid": as on the command line.
std::string_view subjectName(Subject subject) noexcept;
std::optional<Subject> subjectNamed(std::string_view name) noexcept;

// "subject", "path", "machine", "runs", "advice".
QJsonObject profileObject(const KeptProfile& profile);

// Written aside and renamed.
Result<void> saveProfile(const std::filesystem::path& file, const KeptProfile& profile);
// CorruptData where the file holds no runs.
Result<KeptProfile> loadProfile(const std::filesystem::path& file);

// Of the same subject only: Usage where the two cannot be compared.
Result<Comparison> compared(const KeptProfile& before, const KeptProfile& now);

} // namespace lightstack::profile
