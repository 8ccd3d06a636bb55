// Entries of a folder as the kernel lists them, many at once. Thread: pure, any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace lightstack::base {

struct LinuxDirent { // the kernel's layout, see getdents(2)
    std::uint64_t inode;
    std::int64_t offset;
    std::uint16_t length;
    std::uint8_t type;
    char name[1];
};

// Calls `entry(name, type)` for each of a block that getdents64 filled, but for "." and "..".
template <class Entry>
void eachDirent(std::span<const char> block, Entry&& entry) {
    for (std::size_t at = 0; at < block.size();) {
        LinuxDirent head; // NOLINT: filled by the copy
        std::memcpy(&head, block.data() + at, offsetof(LinuxDirent, name));
        const char* name = block.data() + at + offsetof(LinuxDirent, name);
        at += head.length;
        if (std::strcmp(name, ".") != 0 && std::strcmp(name, "..") != 0) entry(name, head.type);
    }
}

} // namespace lightstack::base
