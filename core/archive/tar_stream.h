// A tar, plain or compressed, from its beginning to its end: member after member, in the order of
// the file, each read once. libarchive behind it.
//
// There is no other way through a compressed tar: no directory, no step back. What lies in memory
// is one block of the file and one of the member. Thread: one at a time per object.
#pragma once

#include "core/archive/zip_entry.h"
#include "core/base/file_io.h"

#include <memory>
#include <optional>
#include <stop_token>

namespace lightstack::archive {

struct TarMember {
    std::optional<std::string> path; // nothing: its name leads out of the archive
    std::string name;                // as it stands there
    EntryKind kind = EntryKind::File;
    std::uint64_t size = 0;
    std::int64_t mtime = 0; // seconds since 1970
};

class TarStream {
public:
    // Unsupported for what is no tar, CorruptData for one that breaks off.
    static Result<TarStream> open(const std::filesystem::path& path);
    TarStream(TarStream&&) noexcept;
    TarStream& operator=(TarStream&&) noexcept;
    ~TarStream();

    // Nothing at the end. What was not read of the last member is passed over.
    Result<std::optional<TarMember>> next();
    // Up to out.size() bytes of the member; fewer only at its end.
    Result<std::size_t> read(std::span<std::byte> out);
    [[nodiscard]] const base::FileStamp& stamp() const noexcept;
    [[nodiscard]] std::uint64_t bytesRead() const noexcept; // of the file

private:
    struct State;
    explicit TarStream(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace lightstack::archive
