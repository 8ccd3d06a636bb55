// Archives made byte by byte, honest and other ones.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lightstack::tests {

struct ZipItem {
    std::string name;
    std::string content;
    bool deflate = true;
    std::uint16_t flags = 1U << 11;  // names are UTF-8
    std::uint16_t method = 0xFFFF;   // else as `deflate` says
    std::int64_t mtime = 1589039253; // in an extended time field
    std::uint32_t unixMode = 0100644;
    // What the directory says instead of the truth.
    std::optional<std::uint64_t> size = {};
    std::optional<std::uint64_t> packed = {};
    std::optional<std::uint32_t> crc = {};
    std::optional<std::uint64_t> headerAt = {};
    bool zip64 = false; // its numbers stand in the long field
};

struct ZipForm {
    bool zip64 = false; // long records at the end
    std::string comment = {};
    std::string front = {}; // bytes in front of the archive, which its offsets do not know of
};

std::string makeZip(const std::vector<ZipItem>& items, const ZipForm& form = {});

struct TarItem {
    std::string name;
    std::string content;
    std::int64_t mtime = 1589039253;
    char type = '0';
};
std::string makeTar(const std::vector<TarItem>& items);
std::string gzipped(const std::string& bytes);
std::uint32_t crcOf(const std::string& bytes);
// No two bytes follow each other in a way that could be packed.
std::string noise(std::size_t bytes, unsigned seed = 1);

} // namespace lightstack::tests
