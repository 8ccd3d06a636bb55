// Which files of the folder stand together as stacks, from listing to listing.
//
// Names say which files form runs (core/runs). TIFF runs are stacks by their names alone;
// everything else (PNG, BMP, JPEG, no extension) could as well be photographs or screenshots: the
// heads of a few members are read, and the run is a stack only if they are grey and of one size.
// What heads said is kept until one of the files changes; what could not be looked at in the time
// given is left as it is and looked at the next time. Thread: the session's worker only.
#pragma once

#include "core/browse/folder_session.h"
#include "core/browse/folder_stacks.h"

#include <chrono>
#include <map>
#include <set>
#include <stop_token>

namespace lightstack::browse {

class StackGrouper {
public:
    // Without `heads` only TIFF runs are stacks.
    explicit StackGrouper(std::shared_ptr<FactsSource> heads) : m_heads(std::move(heads)) {}

    void reset(); // another folder
    void forgetHeads(const std::set<std::string>& names);
    // True: everything is judged. Else again, with more time.
    bool group(
        const FolderTable& table, std::chrono::milliseconds atMost, const std::stop_token& stop);
    // Null where there are none.
    [[nodiscard]] const std::shared_ptr<const FolderStacks>& stacks() const { return m_stacks; }
    [[nodiscard]] std::vector<StackInView> inView(const FolderTable& table) const;

    void setExpanded(const std::string& key, bool expanded);
    // The stack that holds this file is expanded as soon as it is known.
    void reveal(const std::string& name) { m_revealed.insert(name); }
    // The listing is whole: who is not in it will not come.
    void settleRevealed(const FolderTable& table);

private:
    struct Verdict {
        bool slices = false;
        std::vector<std::string> looked; // names of the files whose heads were read
    };
    std::optional<bool> verdict(
        const std::string& about, const FolderTable& table, std::span<const FolderTable::Id> files);
    [[nodiscard]] Verdict judge(
        const FolderTable& table, std::span<const FolderTable::Id> files, bool all) const;
    bool acceptScheme(const std::string& scheme, const FolderTable& table,
        std::span<const FolderTable::Id> files);

    std::shared_ptr<FactsSource> m_heads;
    std::shared_ptr<const FolderStacks> m_stacks;
    std::map<std::string, Verdict> m_verdicts;
    std::set<std::string> m_expanded; // keys
    std::set<std::string> m_revealed; // names
    std::chrono::steady_clock::time_point m_until{};
    std::stop_token m_stop;
    bool m_late = false;
};

} // namespace lightstack::browse
