#include "tests/core/jobs/library_fixture.h"

#include <QBuffer>
#include <QImage>

namespace lightstack::tests {
namespace {

void put(std::string& out, unsigned value, int bytes) {
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>(value >> (8 * i));
}

// APP1 with IFD0 -> Exif IFD -> DateTimeOriginal.
std::string exifSegment(const std::string& date) {
    std::string tiff("II*\0\x08\0\0\0", 8);
    put(tiff, 1, 2);
    put(tiff, 0x8769, 2);
    put(tiff, 4, 2);
    put(tiff, 1, 4);
    put(tiff, 26, 4);
    put(tiff, 0, 4);
    put(tiff, 1, 2);
    put(tiff, 0x9003, 2);
    put(tiff, 2, 2);
    put(tiff, 20, 4);
    put(tiff, 44, 4);
    put(tiff, 0, 4);
    tiff += date;
    tiff += '\0';
    std::string segment("\xFF\xE1", 2);
    const std::size_t length = tiff.size() + 8;
    segment += static_cast<char>(length >> 8);
    segment += static_cast<char>(length);
    return segment + std::string("Exif\0\0", 6) + tiff;
}

} // namespace

std::string jpegBytes(int seed, const std::string& exifDate) {
    QImage image(8, 6, QImage::Format_RGB32);
    image.fill(QColor::fromHsv(seed * 37 % 360, 200, 200));
    image.setPixelColor(seed % 8, seed % 6, Qt::white);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG");
    std::string bytes = buffer.data().toStdString();
    if (!exifDate.empty()) bytes.insert(2, exifSegment(exifDate));
    return bytes + std::to_string(seed); // behind the end: every file is different
}

std::string sidecarJson(
    const std::string& title, const std::string& timestamp, const std::string& person) {
    return R"({"title":")" + title + R"(","description":"von )" + title +
           R"(","photoTakenTime":{"timestamp":")" + timestamp + R"("},"people":[)" +
           (person.empty() ? "" : R"({"name":")" + person + R"("})") + "]}";
}

int makeLibrary(const TempFolder& folder, int pictures) {
    int files = 0;
    const auto add = [&](const std::string& name, const std::string& content) {
        folder.write(name, content);
        ++files;
    };
    const std::string root = "Takeout/Google Fotos/";
    for (int i = 0; i < pictures; ++i) {
        const std::string in = root + (i % 2 == 0 ? "Fotos von 2020/" : "Ferien/");
        const std::string name = "IMG_" + std::to_string(1000 + i) + ".jpg";
        add(in + name, jpegBytes(i, i % 3 == 0 ? "2020:05:09 15:47:33" : ""));
        add(in + name + ".supplemental-metadata.json",
            sidecarJson(name, "1589039253", i % 5 == 0 ? "Zoe" : "Ada"));
    }
    add(root + "Ferien/Metadaten.json", R"({"title":"Ferien in Rom","access":"protected"})");
    add(root + "Fotos von 2020/IMG_1000-bearbeitet.jpg", jpegBytes(900));
    add(root + "Fotos von 2020/alone.jpg", jpegBytes(901));
    add(root + "Fotos von 2020/orphan.jpg.json", sidecarJson("orphan.jpg", "5"));
    add(root + "Fotos von 2020/broken.jpg.json", "{\"title\":");
    add(root + "Fotos von 2020/empty.jpg", "");
    add(root + "Fotos von 2020/text.jpg", "this is no picture at all, only text");
    add(root + "Fotos von 2020/notes", "neither this");
    add(root + "archive_browser.html", "<html>");
    add(root + "Ferien/copy of 1000.jpg", jpegBytes(0, "2020:05:09 15:47:33"));
    return files;
}

} // namespace lightstack::tests
