#include "core/volume/stack_finder.h"

#include "core/base/natural_order.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace lightstack::volume {
namespace {

using runs::DigitRun;
using runs::RunChoice;
using runs::RunGroup;
using runs::SchemeName;
using runs::SliceLikelihood;

// The name with every number blanked, the extension in lower case.
void schemeOf(const SchemeName& name, std::string& out) {
    out.clear();
    std::size_t at = 0;
    for (const DigitRun& run : name.runs) {
        out += name.name.substr(at, run.begin - at);
        out += '\0';
        at = run.end;
    }
    const std::size_t extension = runs::extensionAt(name.name);
    out += name.name.substr(at, extension - at);
    for (const char c : name.name.substr(extension))
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// The width most names have: names of that width stand before others with the same index.
std::uint32_t usualWidth(const std::vector<const SchemeName*>& members, std::size_t run) {
    std::map<std::uint32_t, std::size_t> count;
    for (const SchemeName* member : members)
        ++count[member->runs[run].width()];
    const auto most = std::max_element(count.begin(), count.end(),
        [](const auto& a, const auto& b) { return a.second <= b.second; }); // the widest of equals
    return most->first;
}

bool isPadded(const SchemeName& name, std::size_t run) {
    const DigitRun& digits = name.runs[run];
    return digits.width() > 1 && name.name[digits.begin] == '0';
}

FoundStack makeStack(const std::filesystem::path& folder, std::span<const FolderFile> files,
    std::vector<const SchemeName*> members, std::size_t run) {
    const std::uint32_t width = usualWidth(members, run);
    std::sort(members.begin(), members.end(), [&](const SchemeName* a, const SchemeName* b) {
        const DigitRun& left = a->runs[run];
        const DigitRun& right = b->runs[run];
        if (left.value != right.value) return left.value < right.value;
        if ((left.width() == width) != (right.width() == width)) return left.width() == width;
        return a->name < b->name;
    });
    FoundStack out;
    const SchemeName& first = *members.front();
    const bool padded = std::any_of(
        members.begin(), members.end(), [&](const SchemeName* m) { return isPadded(*m, run); });
    out.stack.folder = folder;
    out.stack.prefix = first.name.substr(0, first.runs[run].begin);
    out.stack.suffix = first.name.substr(first.runs[run].end);
    out.stack.name = out.stack.prefix + std::string(padded ? width : 1, '#') + out.stack.suffix;
    out.byContent = runs::looksLikeSlice(first.name) == SliceLikelihood::ByContent;
    for (const SchemeName* member : members) {
        const FolderFile& file = files[member->file];
        Slice slice{member->runs[run].value, file.name, file.size, file.mtimeNs, 0};
        const bool again =
            !out.stack.slices.empty() && out.stack.slices.back().index == slice.index;
        (again ? out.stack.duplicates : out.stack.slices).push_back(std::move(slice));
    }
    return out;
}

class Finder {
public:
    Finder(const std::filesystem::path& folder, std::span<const FolderFile> files)
        : m_folder(folder), m_files(files) {}

    FoundStacks find() {
        for (std::vector<SchemeName>& scheme : schemes())
            split(std::move(scheme));
        std::sort(
            m_out.stacks.begin(), m_out.stacks.end(), [](const FoundStack& a, const FoundStack& b) {
                return base::naturalLess(a.stack.name, b.stack.name);
            });
        std::sort(m_alone.begin(), m_alone.end());
        assignStrangers();
        return std::move(m_out);
    }

private:
    std::vector<std::vector<SchemeName>> schemes() {
        std::vector<std::vector<SchemeName>> out;
        std::unordered_map<std::string, std::size_t> byScheme;
        std::string scheme;
        for (std::size_t i = 0; i < m_files.size(); ++i) {
            SchemeName name{i, m_files[i].name, {}};
            if (runs::looksLikeSlice(name.name) == SliceLikelihood::Never) continue;
            runs::digitRuns(name.name, name.runs);
            if (name.runs.empty()) {
                m_alone.push_back(i);
                continue;
            }
            schemeOf(name, scheme);
            const auto [at, fresh] = byScheme.try_emplace(scheme, out.size());
            if (fresh) out.emplace_back();
            out[at->second].push_back(std::move(name));
        }
        return out;
    }

    // Takes out what the best number makes of the names, then looks at the rest again.
    void split(std::vector<SchemeName> names) {
        while (true) {
            const RunChoice choice = runs::chooseRun(names);
            std::vector<bool> taken(names.size(), false);
            for (const RunGroup& group : choice.groups) {
                std::vector<const SchemeName*> members;
                for (const std::size_t member : group.members) {
                    members.push_back(&names[member]);
                    taken[member] = true;
                }
                m_out.stacks.push_back(
                    makeStack(m_folder, m_files, std::move(members), choice.run));
            }
            std::vector<SchemeName> rest;
            for (std::size_t i = 0; i < names.size(); ++i)
                if (!taken[i]) rest.push_back(std::move(names[i]));
            const bool ended = choice.groups.empty() || rest.empty();
            if (ended) {
                for (const SchemeName& name : rest)
                    m_alone.push_back(name.file);
                return;
            }
            names = std::move(rest);
        }
    }

    // To the stack whose prefix is the longest that fits; the only stack of a folder takes all.
    void assignStrangers() {
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
        for (const std::size_t file : m_alone) {
            const std::string_view name = m_files[file].name;
            const bool picture = runs::looksLikeSlice(name) == SliceLikelihood::Likely ||
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
    std::vector<std::size_t> m_alone;
};

} // namespace

FoundStacks findStacks(const std::filesystem::path& folder, std::span<const FolderFile> files) {
    return Finder(folder, files).find();
}

SliceStack pagedStack(const std::filesystem::path& folder, const FolderFile& file, int pages) {
    SliceStack stack;
    stack.folder = folder;
    stack.name = file.name;
    stack.prefix = file.name.substr(0, runs::extensionAt(file.name));
    stack.suffix = file.name.substr(stack.prefix.size());
    stack.paged = true;
    for (int page = 0; page < pages; ++page)
        stack.slices.push_back({page, file.name, file.size, file.mtimeNs, page});
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
