// One format that an export is written in: the places of all its slices, and what stands around
// them. Works on a path aside; export_place.h brings it to its name.
// Thread: write() and rows() from any, several at once; the rest from one.
#pragma once

#include "core/base/file_io.h"
#include "core/pipeline/stage_clock.h"
#include "core/volume/pyramid_pass.h"
#include "core/volume/volume_export.h"

#include <atomic>

namespace lightstack::volume {

// What a target is made for. Shape and clock must outlive it.
struct ExportSite {
    const ExportShape& shape;
    std::filesystem::path out; // the name in the end
    pipeline::StageClock& clock;
};

class ExportTarget {
public:
    // Unsupported where the format cannot hold such samples.
    static Result<std::unique_ptr<ExportTarget>> make(ExportFormat format, const ExportSite& site);
    virtual ~ExportTarget() = default;
    ExportTarget(const ExportTarget&) = delete;
    ExportTarget& operator=(const ExportTarget&) = delete;

    // Of all files in the end.
    [[nodiscard]] virtual std::uint64_t bytes() const = 0;
    // Half-sized levels of the box that are wanted beside it.
    [[nodiscard]] virtual int smaller() const { return 0; }
    // What it will write, in the order it is to be put in place: files, or one folder.
    [[nodiscard]] virtual std::vector<std::filesystem::path> names() const { return {m_out}; }
    [[nodiscard]] virtual bool isFolder() const { return false; }

    // `aside`: where each of names() is written meanwhile. A folder exists already.
    virtual Result<void> begin(const std::vector<std::filesystem::path>& aside) = 0;
    // Slice `index` of the box (`rank` 0) or of a smaller level: packed rows, native byte order.
    virtual Result<void> write(int rank, std::int64_t index, std::span<const std::byte> voxels) = 0;
    // For slices of level 0 that come row by row. Requires: smaller() > 0.
    virtual Result<std::unique_ptr<SourceRows>> rows(std::int64_t /*index*/) { return nullptr; }
    // Everything on the disk, of its full size.
    virtual Result<void> finish() = 0;

    [[nodiscard]] virtual std::uint64_t bytesWritten() const { return m_bytes; }

protected:
    explicit ExportTarget(const ExportSite& site)
        : m_shape(site.shape), m_out(site.out), m_clock(site.clock) {}

    const ExportShape& m_shape;
    std::filesystem::path m_out;
    pipeline::StageClock& m_clock;
    std::atomic<std::uint64_t> m_bytes{0};
};

// One file of known size that any thread writes to by place.
class ExportFile {
public:
    // Made anew; its whole size is taken from the disk at once, where the file system can.
    static Result<ExportFile> create(const std::filesystem::path& path, std::uint64_t bytes);
    Result<void> write(std::uint64_t offset, std::span<const std::byte> bytes) const;
    Result<void> sync() const; // and checks the size
    // The same of a file that was written before.
    static Result<void> syncOf(const std::filesystem::path& path, std::uint64_t bytes);

private:
    base::FileDescriptor m_file;
    std::filesystem::path m_path;
    std::uint64_t m_bytes = 0;
};

// Time spent on bringing voxels into a format's order: while a pass counts all of a write as
// writing, it is taken out of that again.
class EncodeSpan {
public:
    explicit EncodeSpan(pipeline::StageClock& clock) noexcept : m_clock(clock) {}
    ~EncodeSpan() {
        const auto time = std::chrono::steady_clock::now() - m_start;
        m_clock.add(kEncode, time, 0, 0);
        m_clock.add(kWrite, -time, 0, 0);
    }
    EncodeSpan(const EncodeSpan&) = delete;
    EncodeSpan& operator=(const EncodeSpan&) = delete;

private:
    pipeline::StageClock& m_clock;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

// One a format, each in its own file.
using TargetResult = Result<std::unique_ptr<ExportTarget>>;
TargetResult sliceTarget(const ExportSite& site);
TargetResult imageJTarget(const ExportSite& site);
TargetResult omeTiffTarget(const ExportSite& site);
TargetResult zarrTarget(const ExportSite& site);
TargetResult rawTarget(ExportFormat format, const ExportSite& site);

// The texts of the headers: `dataFile` is what they say of where the voxels are ("LOCAL", a name, a
// pattern of names); attached NRRD where it is empty. `skip`: bytes before the voxels, -1: they are
// the end of the file.
std::string exportNrrdHeader(const ExportShape& shape, const std::string& dataFile, int skip = 0);
std::string exportMetaHeader(const ExportShape& shape, const std::string& dataFile, int skip = 0);

// What ImageJ reads of a stack beside its pixels; `images` planes of `channels` a slice.
std::string imageJWords(const ExportShape& shape, std::int64_t images, int channels);

} // namespace lightstack::volume
