// The last choices of the dialogs that start jobs, kept from one start to the next. Thread: values.
#pragma once

#include "core/profile/profile.h"

#include <QString>

#include <filesystem>
#include <vector>

namespace lightstack::ui {

struct ScanChoices {
    std::vector<std::filesystem::path> roots;
    int workers = 0; // 0: one a core
    int queue = 1000;
    int batch = 1000;
    bool sequential = false;
    bool metadataFirst = false;
    double filesPerSecond = 0;       // of the last scan that read many; 0: none yet
    std::filesystem::path catalog{}; // that the last one went into; empty: not known
    bool operator==(const ScanChoices&) const = default;
};

struct BackfillChoices {
    std::filesystem::path blobs;
    int batch = 10'000;
    int workers = 0;
    double blobsPerSecond = 0;
    bool operator==(const BackfillChoices&) const = default;
};

struct ProfileChoices {
    profile::Subject subject = profile::Subject::Downsample; // all of its demo set is done soon
    std::filesystem::path path;
    QString threads = QStringLiteral("1, 2, 4");
    QString queues = QStringLiteral("100, 1, 10, 1000");
    QString batches = QStringLiteral("1");
    bool operator==(const ProfileChoices&) const = default;
};

struct JobChoices {
    ScanChoices scan;
    BackfillChoices backfill;
    ProfileChoices profile;
    bool operator==(const JobChoices&) const = default;
};

} // namespace lightstack::ui
