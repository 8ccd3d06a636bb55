// Sources of bytes: the same answers from memory and from a file, and every byte counted.
#include "core/base/byte_source.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <fstream>
#include <random>

using namespace lightstack;
using tests::TempFolder;

namespace {

std::string counting(std::size_t size) {
    std::string out(size, '\0');
    for (std::size_t i = 0; i < size; ++i)
        out[i] = static_cast<char>(i * 7 + (i >> 8));
    return out;
}

std::string readFrom(base::ByteSource& source, std::uint64_t offset, std::size_t size) {
    std::string out(size, '\0');
    out.resize(source.read(offset, std::as_writable_bytes(std::span(out))));
    return out;
}

} // namespace

class ByteSourceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fileAndMemoryAgree() {
        const TempFolder folder;
        const std::string content = counting(1000);
        const auto path = folder.write("a", content);
        const auto file = base::openRegular(path);
        for (const std::size_t window : {0U, 1U, 64U, 1000U, 4096U}) {
            base::FileSource fromFile(*file, content.size(), window);
            base::MemorySource fromMemory(std::as_bytes(std::span(content)));
            QCOMPARE(fromFile.size(), fromMemory.size());
            std::mt19937 random(static_cast<unsigned>(window));
            for (int i = 0; i < 500; ++i) {
                const std::uint64_t offset = random() % 1100;
                const std::size_t size = random() % 130;
                const std::string want =
                    offset < content.size() ? content.substr(offset, size) : std::string();
                QCOMPARE(readFrom(fromFile, offset, size), want);
                QCOMPARE(readFrom(fromMemory, offset, size), want);
            }
            QCOMPARE(readFrom(fromFile, UINT64_MAX, 8), std::string());
            QCOMPARE(readFrom(fromMemory, UINT64_MAX, 8), std::string());
        }
    }
    void aWholeFileIsFetchedOnce() {
        const TempFolder folder;
        const std::string content = counting(1000);
        const auto file = base::openRegular(folder.write("a", content));
        for (const std::size_t first : {std::size_t{0}, std::size_t{500}}) {
            base::FileSource source(*file, content.size(), 64);
            QCOMPARE(readFrom(source, first, 10), content.substr(first, 10));
            source.fetchWhole();
            const std::uint64_t read = source.bytesRead();
            QCOMPARE(read, std::uint64_t{first == 0 ? 1000U : 1064U});
            QCOMPARE(readFrom(source, 0, 1000), content);
            QCOMPARE(readFrom(source, 990, 100), content.substr(990));
            QCOMPARE(source.bytesRead(), read);
        }
        // Longer than it is: what is there is given.
        base::FileSource longer(*file, 2000, 64);
        longer.fetchWhole();
        QCOMPARE(readFrom(longer, 0, 2000), content);
        QCOMPARE(readFrom(longer, 1500, 10), std::string());
    }
    void neighbouringReadsCostOne() {
        const TempFolder folder;
        const auto path = folder.write("a", counting(1000));
        const auto file = base::openRegular(path);
        base::FileSource source(*file, 1000, 256);
        for (std::uint64_t at = 0; at < 256; at += 8)
            readFrom(source, at, 8);
        QCOMPARE(source.bytesRead(), std::uint64_t{256});
        readFrom(source, 500, 300); // larger than the window: straight from the file
        QCOMPARE(source.bytesRead(), std::uint64_t{556});
        readFrom(source, 100, 8); // the window is still there
        QCOMPARE(source.bytesRead(), std::uint64_t{556});
        readFrom(source, 252, 8); // across its edge
        QCOMPARE(source.bytesRead(), std::uint64_t{812});
        readFrom(source, 2000, 8);
        QCOMPARE(source.bytesRead(), std::uint64_t{812});
    }
    void aFileThatShrankEndsEarly() {
        const TempFolder folder;
        const auto path = folder.write("a", counting(1000));
        const auto file = base::openRegular(path);
        base::FileSource source(*file, 1000, 64);
        std::filesystem::resize_file(path, 10);
        QCOMPARE(readFrom(source, 0, 32).size(), std::size_t{10});
        QCOMPARE(readFrom(source, 8, 32).size(), std::size_t{2});
        QCOMPARE(readFrom(source, 100, 8), std::string());
    }
    void aFileThatGrewIsAsLargeAsItWas() {
        const TempFolder folder;
        const auto path = folder.write("a", counting(1000));
        const auto file = base::openRegular(path);
        base::FileSource source(*file, 100, 64);
        QCOMPARE(readFrom(source, 90, 32).size(), std::size_t{10});
        QCOMPARE(readFrom(source, 50, 500).size(), std::size_t{50});
    }
};

#include "byte_source_test.moc"
LIGHTSTACK_TEST(ByteSourceTest);
