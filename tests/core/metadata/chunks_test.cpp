// Chunks of PNGs and WebPs: where they are, odd lengths, those that are cut.
#include "core/metadata/chunks.h"

#include "tests/support/test_registry.h"

#include <QtTest>

using namespace lightstack;
using metadata::Chunks;

namespace {

QByteArray pngChunk(const char* kind, const QByteArray& data) {
    QByteArray out(4, '\0');
    out[2] = static_cast<char>(data.size() >> 8);
    out[3] = static_cast<char>(data.size());
    return out + kind + data + QByteArray(4, 'c');
}

QByteArray webpChunk(const char* kind, const QByteArray& data) {
    QByteArray out(kind);
    out += static_cast<char>(data.size());
    out += static_cast<char>(data.size() >> 8);
    return out + QByteArray(2, '\0') + data + QByteArray(data.size() & 1, '\0');
}

QByteArray list(Chunks chunk) {
    QByteArray out;
    while (chunk.next()) {
        const auto data = chunk.content(300);
        out += QByteArray(chunk.kind().data(), 4) + "@" + QByteArray::number(chunk.at()) + "+" +
               QByteArray::number(chunk.size()) + (chunk.isWhole() ? "" : " cut") + "=" +
               QByteArray::number(static_cast<qsizetype>(data.size())) + " ";
    }
    return out;
}

} // namespace

class ChunksTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ofAPng() {
        const QByteArray bytes = QByteArray(8, 's') + pngChunk("IHDR", QByteArray(13, 'h')) +
                                 pngChunk("tEXt", QByteArray(500, 't')) + pngChunk("IEND", {});
        base::MemorySource source(std::as_bytes(std::span(bytes.constData(), 557)));
        QCOMPARE(
            list(Chunks::ofPng(source)), QByteArray("IHDR@8+13=13 tEXt@33+500=300 IEND@545+0=0 "));
    }

    void ofAWebp() {
        const QByteArray bytes = QByteArray("RIFF????WEBP") + webpChunk("VP8X", "1234567890") +
                                 webpChunk("ICCP", "odd") + webpChunk("VP8 ", "x");
        base::MemorySource source(std::as_bytes(std::span(bytes.constData(), 52)));
        QCOMPARE(
            list(Chunks::ofWebp(source)), QByteArray("VP8X@12+10=10 ICCP@30+3=3 VP8 @42+1=1 "));
    }

    void thatAreCutAreSaidToBe() {
        const QByteArray bytes = QByteArray(8, 's') + pngChunk("IDAT", QByteArray(100, 'd'));
        base::MemorySource cut(std::as_bytes(std::span(bytes.constData(), 50)));
        QCOMPARE(list(Chunks::ofPng(cut)), QByteArray("IDAT@8+100 cut=34 "));
        base::MemorySource head(std::as_bytes(std::span(bytes.constData(), 15)));
        QCOMPARE(list(Chunks::ofPng(head)), QByteArray());
    }
};

#include "chunks_test.moc"
LIGHTSTACK_TEST(ChunksTest);
