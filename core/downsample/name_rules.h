// What the file system of a place does with names, known before anything is written there.
//
// FAT and exFAT are told by their kind, folders of ext4 and the like by their flag; of others
// (network disks, file systems of user space) a name that is there is asked for in other letters.
// Nothing is written to find out. A folder that is not there yet is as the one it will be made in.
// Thread: pure, any thread; asks the system.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <unordered_map>

namespace lightstack::downsample {

struct NameRules {
    bool foldsCase = false; // "A.jpg" and "a.jpg" are one name
    bool fat = false;       // no colons, no question marks
};

// `folder`: one that is there.
NameRules nameRulesAt(const std::filesystem::path& folder);

using RulesAt = std::function<NameRules(const std::filesystem::path& folder)>;

// The names of results, as the places where they go take them.
class TargetNames {
public:
    explicit TargetNames(RulesAt rulesAt) : m_rulesAt(std::move(rulesAt)) {}

    // The same for two paths that would be one file.
    std::string keyOf(const std::filesystem::path& target);
    // Why there cannot be such a file; empty: there can.
    std::string objectionTo(const std::filesystem::path& target);

private:
    struct Place {
        std::filesystem::path standing;
        std::string id; // of the folder, whatever it is called
        NameRules rules;
    };
    const Place& placeOf(const std::filesystem::path& folder);

    RulesAt m_rulesAt;
    std::unordered_map<std::string, Place> m_places; // by folder
};

} // namespace lightstack::downsample
