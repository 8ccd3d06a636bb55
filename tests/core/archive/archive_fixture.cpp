#include "tests/core/archive/archive_fixture.h"

#include <cstdio>
#include <random>
#include <zlib.h>

namespace lightstack::tests {
namespace {

void put(std::string& out, std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>(value >> (8 * i));
}

std::string deflated(const std::string& bytes, int windowBits) {
    z_stream z = {};
    if (::deflateInit2(&z, 6, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
    std::string out(::deflateBound(&z, static_cast<uLong>(bytes.size())) + 64, '\0');
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    z.avail_in = static_cast<uInt>(bytes.size());
    z.next_out = reinterpret_cast<Bytef*>(out.data());
    z.avail_out = static_cast<uInt>(out.size());
    ::deflate(&z, Z_FINISH);
    out.resize(z.total_out);
    ::deflateEnd(&z);
    return out;
}

std::string longField(
    const ZipItem& item, std::uint64_t size, std::uint64_t packed, std::uint64_t headerAt) {
    std::string out;
    if (!item.zip64) return out;
    put(out, 1, 2);
    put(out, 24, 2);
    put(out, size, 8);
    put(out, packed, 8);
    put(out, headerAt, 8);
    return out;
}

std::string timeField(std::int64_t mtime) {
    std::string out;
    put(out, 0x5455, 2);
    put(out, 5, 2);
    out += '\1';
    put(out, static_cast<std::uint64_t>(mtime), 4);
    return out;
}

void putDirectoryEntry(std::string& out, const ZipItem& item, std::uint16_t method,
    std::uint64_t packedBytes, std::uint64_t at) {
    const std::uint64_t size = item.size.value_or(item.content.size());
    const std::uint64_t packed = item.packed.value_or(packedBytes);
    const std::uint64_t headerAt = item.headerAt.value_or(at);
    const std::string extra = longField(item, size, packed, headerAt) + timeField(item.mtime);
    const auto brief = [&](std::uint64_t value) { return item.zip64 ? 0xFFFFFFFFULL : value; };
    put(out, 0x02014b50, 4);
    put(out, 0x031E, 2); // made on Unix
    put(out, 20, 2);
    put(out, item.flags, 2);
    put(out, method, 2);
    put(out, 0x50A95DF1, 4); // 2020-05-09 11:47:34
    put(out, item.crc.value_or(crcOf(item.content)), 4);
    put(out, brief(packed), 4);
    put(out, brief(size), 4);
    put(out, item.name.size(), 2);
    put(out, extra.size(), 2);
    put(out, 0, 2 + 2 + 2);
    put(out, static_cast<std::uint64_t>(item.unixMode) << 16, 4);
    put(out, brief(headerAt), 4);
    out += item.name + extra;
}

void putEnd(std::string& out, std::uint64_t at, std::uint64_t bytes, std::uint64_t count,
    const ZipForm& form) {
    if (form.zip64) {
        const std::uint64_t recordAt = at + bytes;
        put(out, 0x06064b50, 4);
        put(out, 44, 8);
        put(out, 45, 2 + 2);
        put(out, 0, 4 + 4);
        put(out, count, 8);
        put(out, count, 8);
        put(out, bytes, 8);
        put(out, at, 8);
        put(out, 0x07064b50, 4);
        put(out, 0, 4);
        put(out, recordAt, 8);
        put(out, 1, 4);
    }
    put(out, 0x06054b50, 4);
    put(out, 0, 4);
    put(out, form.zip64 ? 0xFFFF : count, 2);
    put(out, form.zip64 ? 0xFFFF : count, 2);
    put(out, form.zip64 ? 0xFFFFFFFF : bytes, 4);
    put(out, form.zip64 ? 0xFFFFFFFF : at, 4);
    put(out, form.comment.size(), 2);
    out += form.comment;
}

} // namespace

std::uint32_t crcOf(const std::string& bytes) {
    return static_cast<std::uint32_t>(
        ::crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

std::string makeZip(const std::vector<ZipItem>& items, const ZipForm& form) {
    std::string out;
    std::string directory;
    for (const ZipItem& item : items) {
        const std::string packed = item.deflate ? deflated(item.content, -15) : item.content;
        const auto method =
            item.method != 0xFFFF ? item.method : static_cast<std::uint16_t>(item.deflate ? 8 : 0);
        const std::size_t at = out.size();
        put(out, 0x04034b50, 4);
        put(out, 20, 2);
        put(out, item.flags, 2);
        put(out, method, 2);
        put(out, 0x50A95DF1, 4);
        put(out, crcOf(item.content), 4);
        put(out, packed.size(), 4);
        put(out, item.content.size(), 4);
        put(out, item.name.size(), 2);
        put(out, 0, 2);
        out += item.name + packed;
        putDirectoryEntry(directory, item, method, packed.size(), at);
    }
    const std::size_t at = out.size();
    out += directory;
    putEnd(out, at, directory.size(), items.size(), form);
    return form.front + out;
}

std::string makeTar(const std::vector<TarItem>& items) {
    std::string out;
    for (const TarItem& item : items) {
        std::string head(512, '\0');
        const auto octal = [&](std::size_t at, int digits, std::uint64_t value) {
            char text[32];
            std::snprintf(
                text, sizeof text, "%0*llo", digits, static_cast<unsigned long long>(value));
            head.replace(
                at, static_cast<std::size_t>(digits), text, static_cast<std::size_t>(digits));
        };
        if (item.name.size() <= 100) {
            head.replace(0, item.name.size(), item.name);
        } else {
            const std::size_t slash = item.name.find('/', item.name.size() - 101);
            head.replace(345, slash, item.name, 0, slash);
            head.replace(0, item.name.size() - slash - 1, item.name, slash + 1);
        }
        octal(100, 7, 0644);
        octal(108, 7, 0);
        octal(116, 7, 0);
        octal(124, 11, item.content.size());
        octal(136, 11, static_cast<std::uint64_t>(item.mtime));
        head.replace(148, 8, 8, ' ');
        head[156] = item.type;
        head.replace(257, 8, std::string("ustar\00000", 8));
        unsigned sum = 0;
        for (const char c : head)
            sum += static_cast<unsigned char>(c);
        octal(148, 6, sum);
        head[154] = '\0';
        out += head + item.content;
        out.resize((out.size() + 511) / 512 * 512);
    }
    return out + std::string(1024, '\0');
}

std::string gzipped(const std::string& bytes) {
    return deflated(bytes, 15 + 16);
}

std::string noise(std::size_t bytes, unsigned seed) {
    std::mt19937 random(seed);
    std::string out(bytes, '\0');
    for (char& c : out)
        c = static_cast<char>(random());
    return out;
}

} // namespace lightstack::tests
