// Every file we write is written aside, checked and renamed, so that a kill at any moment leaves
// the old file or the new one, never half of either. Thread: any.
#pragma once

#include "core/base/pending_file.h"

class QByteArray;

namespace lightstack::base {

// All steps of a PendingFile; the temporary file is removed on every failure.
Result<void> writeAtomically(const std::filesystem::path& path, std::span<const std::byte> bytes,
    const WriteOptions& options = {});
Result<void> writeAtomically(
    const std::filesystem::path& path, const QByteArray& text, const WriteOptions& options = {});
Result<void> writeAtomically(
    const std::filesystem::path& path, ByteParts parts, const WriteOptions& options = {});

// Named as our temporary files are: what a killed program may leave.
[[nodiscard]] bool isTemporary(const std::filesystem::path& path);
// One of those whose program runs no more (on this machine): it may be removed.
[[nodiscard]] bool isAbandoned(const std::filesystem::path& path);

} // namespace lightstack::base
