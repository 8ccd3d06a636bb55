// A small library on the disk and in a catalog: three pictures with sidecars, a copy of one of them
// in an album, an album's JSON. Thread: any.
#pragma once

#include "core/jobs/library_scan.h"
#include "tests/support/temp_folder.h"

#include <QBuffer>
#include <QImage>

namespace lightstack::tests {

class LibraryFolder {
public:
    LibraryFolder() : catalog(out / "library.catalog") {
        for (const int i : {1, 2, 3}) {
            const std::string name = "IMG_" + std::to_string(i) + ".jpg";
            folder.write("Photos from 2019/" + name, picture(i));
            folder.write("Photos from 2019/" + name + ".supplemental-metadata.json",
                json(name, 1'557'000'000 + i));
        }
        folder.write("Rome/copy.jpg", picture(1));
        folder.write("Rome/copy.jpg.json", json("copy.jpg", 1'560'000'000));
        folder.write("Rome/metadata.json", R"({"title":"Rome, 2019"})");
    }
    void scan() const {
        pipeline::StageClock clock({"walk", "pair", "read", "write"});
        const std::filesystem::path root = folder.path();
        const auto done = jobs::scanLibrary(std::span(&root, 1), catalog, {}, clock, {});
        if (!done) qFatal("%s", done.error().detail.c_str());
    }
    [[nodiscard]] std::filesystem::path image(int number) const {
        return folder / ("Photos from 2019/IMG_" + std::to_string(number) + ".jpg");
    }
    [[nodiscard]] std::filesystem::path sidecar(int number) const {
        return folder / ("Photos from 2019/IMG_" + std::to_string(number) +
                            ".jpg.supplemental-metadata.json");
    }

    TempFolder folder, out;
    std::filesystem::path catalog; // not there before scan()

private:
    static std::string picture(int seed) {
        QImage image(24, 16, QImage::Format_RGB32);
        image.fill(QColor::fromHsv(seed * 70, 200, 200));
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "JPEG");
        return buffer.data().toStdString();
    }
    static std::string json(const std::string& title, int taken) {
        return R"({"title":")" + title + R"(","description":"Von )" + title +
               R"(","photoTakenTime":{"timestamp":")" + std::to_string(taken) +
               R"("},"people":[{"name":"Ada"}],"geoData":{"latitude":41.9,"longitude":12.5},)"
               R"("url":"https://photos.example/x"})";
    }
};

} // namespace lightstack::tests
