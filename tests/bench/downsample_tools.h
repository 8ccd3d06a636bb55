// The programs that the batch downsampler is measured against, each timed as a user would run it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace lightstack::bench {

// Of lightstack-cli downsample --json; stages in seconds, summed over threads.
struct OurRun {
    double seconds = 0;
    double check = 0, load = 0, process = 0, write = 0;
    double checkBytes = 0;
    double peakBytes = 0;
    int written = 0, failed = 0;
    int workers = 1, writers = 2;
    // With as many threads as it had, all the others being free.
    [[nodiscard]] double slowestStage() const;
};

class Tools {
public:
    // `programs`: where lightstack-cli and the shim stand; `scratch`: for their own files.
    Tools(std::filesystem::path programs, std::filesystem::path scratch);

    // In place where `to` is empty.
    OurRun ours(const std::filesystem::path& from, const std::filesystem::path& to,
        const std::vector<std::string>& options) const;
    // The same with so many microseconds more for each file operation.
    OurRun delayed(const std::filesystem::path& from, const std::filesystem::path& to, int micros,
        const std::vector<std::string>& options = {}) const;
    // Seconds; 0: the tool is missing, which is said.
    double vips(const std::filesystem::path& from, const std::filesystem::path& to) const;
    double mogrify(const std::filesystem::path& from, const std::filesystem::path& to) const;
    // On a copy of `from`, in place: the report's three phases.
    double pillow(const std::filesystem::path& from, const std::filesystem::path& copy) const;

private:
    std::filesystem::path m_programs;
    std::filesystem::path m_scratch;
};

void printRatio(const char* tool, double theirs, double ours, bool there);

// Two deflated TIFFs of 500 MB of pixels, and some photos.
void writeLargeTiffs(const std::filesystem::path& folder);

} // namespace lightstack::bench
