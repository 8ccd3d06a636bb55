#include "core/volume/stack_finder.h"

#include "core/base/natural_order.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace lightstack::volume {
namespace {

FoundStack makeStack(const std::filesystem::path& folder, std::span<const FolderFile> files,
    const runs::NameRun& run) {
    const std::string& first = files[run.members.front()].name;
    const runs::RunText text = runs::textOf(run, first);
    FoundStack out;
    out.stack.folder = folder;
    out.stack.prefix = text.prefix;
    out.stack.suffix = text.suffix;
    out.stack.name = text.pattern();
    out.byContent = runs::looksLikeSlice(first) == runs::SliceLikelihood::ByContent;
    std::vector<runs::DigitRun> digits;
    const auto sliceOf = [&](std::uint32_t at) {
        const FolderFile& file = files[at];
        runs::digitRuns(file.name, digits);
        return Slice{digits[run.run].value, file.name, file.size, file.mtimeNs, 0};
    };
    out.stack.slices.reserve(run.members.size());
    for (const std::uint32_t member : run.members)
        out.stack.slices.push_back(sliceOf(member));
    for (const std::uint32_t member : run.duplicates)
        out.stack.duplicates.push_back(sliceOf(member));
    return out;
}

class Finder {
public:
    Finder(const std::filesystem::path& folder, std::span<const FolderFile> files)
        : m_folder(folder), m_files(files) {}

    FoundStacks find() {
        const runs::NameRuns found = runs::findNameRuns(static_cast<std::uint32_t>(m_files.size()),
            [this](std::uint32_t file) { return std::string_view(m_files[file].name); });
        m_out.stacks.reserve(found.runs.size());
        for (const runs::NameRun& run : found.runs)
            m_out.stacks.push_back(makeStack(m_folder, m_files, run));
        std::sort(
            m_out.stacks.begin(), m_out.stacks.end(), [](const FoundStack& a, const FoundStack& b) {
                return base::naturalLess(a.stack.name, b.stack.name);
            });
        assignStrangers(found.alone);
        return std::move(m_out);
    }

private:
    // To the stack whose prefix is the longest that fits; the only stack of a folder takes all.
    void assignStrangers(const std::vector<std::uint32_t>& alone) {
        std::unordered_map<std::string_view, FoundStack*> byPrefix;
        std::size_t longest = 0;
        for (FoundStack& found : m_out.stacks) {
            std::string_view prefix = found.stack.prefix;
            while (!prefix.empty() &&
                   (prefix.back() == '_' || prefix.back() == '-' || prefix.back() == ' '))
                prefix.remove_suffix(1);
            if (prefix.empty()) continue;
            byPrefix.try_emplace(prefix, &found);
            longest = std::max(longest, prefix.size());
        }
        for (const std::uint32_t file : alone) {
            const std::string_view name = m_files[file].name;
            const bool picture = runs::looksLikeSlice(name) == runs::SliceLikelihood::Likely ||
                                 runs::extensionAt(name) != name.size();
            if (!picture) continue;
            FoundStack* owner = m_out.stacks.size() == 1 ? &m_out.stacks.front() : nullptr;
            for (std::size_t n = std::min(longest, name.size()); n > 0 && owner == nullptr; --n)
                if (const auto at = byPrefix.find(name.substr(0, n)); at != byPrefix.end())
                    owner = at->second;
            (owner != nullptr ? owner->strangers : m_out.others).push_back(file);
        }
    }

    const std::filesystem::path& m_folder;
    std::span<const FolderFile> m_files;
    FoundStacks m_out;
};

} // namespace

FoundStacks findStacks(const std::filesystem::path& folder, std::span<const FolderFile> files) {
    return Finder(folder, files).find();
}

SliceStack pagedStack(const std::filesystem::path& folder, const FolderFile& file, int pages) {
    std::vector<int> all(static_cast<std::size_t>(std::max(0, pages)));
    std::iota(all.begin(), all.end(), 0);
    return pagedStack(folder, file, all);
}

SliceStack pagedStack(
    const std::filesystem::path& folder, const FolderFile& file, std::span<const int> pages) {
    SliceStack stack;
    stack.folder = folder;
    stack.name = file.name;
    stack.prefix = file.name.substr(0, runs::extensionAt(file.name));
    stack.suffix = file.name.substr(stack.prefix.size());
    stack.paged = true;
    for (const int page : pages)
        stack.slices.push_back({static_cast<std::int64_t>(stack.slices.size()), file.name,
            file.size, file.mtimeNs, page});
    return stack;
}

std::vector<SliceGap> gapsOf(const SliceStack& stack) {
    std::vector<SliceGap> gaps;
    for (std::size_t i = 1; i < stack.slices.size(); ++i) {
        const std::int64_t before = stack.slices[i - 1].index;
        const std::int64_t after = stack.slices[i].index;
        if (after - before > 1) gaps.push_back({before + 1, after - 1});
    }
    return gaps;
}

} // namespace lightstack::volume
