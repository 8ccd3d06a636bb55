// One member of a zip as a source of bytes.
//
// Stored ones are read in place. Deflated ones are unpacked forwards through a window of 64 KiB, no
// further than somebody reads; a step back begins anew, and who steps back too often gets no more.
// What a member claims to hold is checked before anything is unpacked: deflate packs no better than
// 1 : 1032, and what is large and packed better than 1 : 250 is no picture. Thread: one at a time
// per object.
#pragma once

#include "core/archive/inflater.h"
#include "core/archive/zip_archive.h"
#include "core/base/byte_source.h"

#include <functional>

namespace lightstack::archive {

class ZipMember final : public base::ByteSource {
public:
    static Result<ZipMember> open(
        std::shared_ptr<const ZipArchive> archive, ZipArchive::Index index);

    [[nodiscard]] std::uint64_t size() const noexcept override { return m_member.size; }
    std::size_t read(std::uint64_t offset, std::span<std::byte> out) override;
    [[nodiscard]] std::uint64_t bytesRead() const noexcept override { return m_bytesRead; }
    [[nodiscard]] bool isStored() const noexcept { return m_member.method == kStored; }
    [[nodiscard]] const Member& member() const noexcept { return m_member; }
    [[nodiscard]] std::filesystem::path path() const { return m_archive->pathOf(m_index); }
    // What made read() end early.
    [[nodiscard]] const std::optional<Error>& error() const noexcept { return m_error; }

    using Sink = std::function<Result<void>(std::span<const std::byte>)>;
    // All of it, from the beginning. CorruptData where size or checksum are not what the directory
    // says: what was given until then is to be thrown away.
    Result<void> eachPiece(const Sink& sink, const std::stop_token& stop);

private:
    ZipMember(
        std::shared_ptr<const ZipArchive> archive, ZipArchive::Index index, std::uint64_t dataAt);
    std::size_t readStored(std::uint64_t offset, std::span<std::byte> out);
    bool nextWindow(); // false: at the end, or in error
    void restart();
    void failWith(ErrorCode code, std::string detail);

    std::shared_ptr<const ZipArchive> m_archive;
    ZipArchive::Index m_index;
    Member m_member;
    std::uint64_t m_dataAt; // in the archive's file
    std::optional<Inflater> m_inflater;
    std::vector<std::byte> m_packed, m_window;
    std::span<const std::byte> m_unused; // of m_packed
    std::uint64_t m_taken = 0;           // of the packed bytes
    std::uint64_t m_windowAt = 0;
    std::size_t m_windowBytes = 0;
    bool m_ended = false;
    std::uint64_t m_made = 0; // unpacked so far, in all attempts
    std::uint64_t m_bytesRead = 0;
    std::optional<Error> m_error;
};

} // namespace lightstack::archive
