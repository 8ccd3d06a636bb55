// What a scan has to know of its archives besides their members: their own files, and which rows of
// the catalog were seen and written while a tar was read through. Bits by row id, so that a million
// members cost some hundred kilobytes. Thread: one at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace lightstack::jobs {

class RowSet {
public:
    void insert(std::int64_t id) {
        const auto at = static_cast<std::size_t>(id);
        if (at >= m_bits.size()) m_bits.resize(at + at / 2 + 64);
        m_bits[at] = true;
    }
    [[nodiscard]] bool contains(std::int64_t id) const {
        const auto at = static_cast<std::size_t>(id);
        return id >= 0 && at < m_bits.size() && m_bits[at];
    }

private:
    std::vector<bool> m_bits;
};

struct ArchiveRows {
    std::set<std::string> files;       // the archives that are roots: no files of their folders
    std::set<std::string> broken;      // of them: streamed, and not to the end
    RowSet seenAssets, seenSidecars;   // there, in a tar that was read
    RowSet wroteAssets, wroteSidecars; // and counted
};

} // namespace lightstack::jobs
