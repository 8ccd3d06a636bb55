#include "tests/bench/takeout_set.h"

#include "tests/bench/camera_jpeg.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>

#include <fcntl.h>
#include <sys/uio.h>
#include <unistd.h>

namespace lightstack::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kFormat = 1; // of what is made; another one is made anew
constexpr std::size_t kPictureBytes = 20 * 1024;
constexpr std::uint64_t kFolderPictures = 1000; // a year, and the album with a part of it
constexpr int kFirstYear = 1940;

struct Language {
    const char* service;
    const char* year;
    const char* edited;
    const char* albumJson;
    const char* album;
    const char* longName; // with its number it is longer than a name may be
};
constexpr std::array kLanguages{
    Language{"Google Photos", "Photos from ", "-edited", "metadata.json", "Summer trip ",
        " the whole family in the garden behind the house"},
    Language{"Google Fotos", "Fotos von ", "-bearbeitet", "Metadaten.json", "Sommerreise ",
        " Überraschungsgeburtstag im Garten der Großeltern"},
    Language{"Google Photos", "Photos de ", "-modifié", "métadonnées.json", "Été à la mer ",
        " fête d'été à l'école élémentaire près de la mairie"},
    Language{"Google Fotos", "Fotos de ", "-ha editado", "metadatos.json", "Vacaciones ",
        " cumpleaños de la niña pequeña en el jardín de atrás"},
    Language{"Google Foto", "Foto da ", "-modificato", "metadati.json", "Vacanze ",
        " la città vecchia vista dal campanile della chiesa"},
    Language{"Google フォト", "Photos from ", "-編集済み", "メタデータ.json", "夏休み ",
        " 夏休みに家族みんなで海へ行ったときの写真をまとめたものです。とても楽しかったです。また"
        "ね"},
};

// The first `units` of UTF-16; nothing here is beyond 16 bits.
std::string clip(const std::string& text, std::size_t units) {
    std::size_t at = 0;
    for (; at < text.size(); ++at)
        if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 && units-- == 0) break;
    return text.substr(0, at);
}

std::string sidecarName(const std::string& title, bool old, const std::string& counter = {}) {
    return clip(old ? title : title + ".supplemental-metadata", 46) + counter + ".json";
}

std::string sidecarText(const std::string& title, std::int64_t taken, std::uint64_t number) {
    const auto time = [](std::int64_t seconds) {
        return R"({"timestamp": ")" + std::to_string(seconds) + R"(", "formatted": ")" +
               timeText(seconds, '-', ' ', ':') + " UTC\"}";
    };
    const std::string place =
        R"({"latitude": 48.136761, "longitude": 11.582439, "altitude": 520.0,)"
        R"( "latitudeSpan": 0.0, "longitudeSpan": 0.0})";
    return "{\n  \"title\": \"" + title + "\",\n  \"description\": \"" +
           (number % 7 == 0 ? "picture number " + std::to_string(number) : "") +
           "\",\n  \"imageViews\": \"" + std::to_string(number % 40) +
           "\",\n  \"creationTime\": " + time(taken + 86'400) +
           ",\n  \"photoTakenTime\": " + time(taken) + ",\n  \"geoData\": " + place +
           ",\n  \"geoDataExif\": " + place +
           (number % 3 == 0
                   ? ",\n  \"people\": [{\"name\": \"Person " + std::to_string(number % 50) + "\"}]"
                   : "") +
           (number % 20 == 0 ? ",\n  \"favorited\": true" : "") +
           ",\n  \"url\": \"https://photos.example/photo/AF1Qip" + std::to_string(number) +
           "\",\n  \"googlePhotosOrigin\": {\"mobileUpload\": {\"deviceFolder\": "
           "{\"localFolderName\": \"\"}, \"deviceType\": \"ANDROID_PHONE\"}}\n}\n";
}

[[noreturn]] void give(const char* what) {
    std::perror(what);
    std::abort();
}

class Folder {
public:
    explicit Folder(const fs::path& path) {
        fs::create_directories(path);
        m_file = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (m_file < 0) give(path.c_str());
    }
    ~Folder() { ::close(m_file); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::size_t write(const std::string& name, const std::string& first, const std::string& rest) {
        const int out =
            ::openat(m_file, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
        std::array<iovec, 2> parts{iovec{const_cast<char*>(first.data()), first.size()},
            iovec{const_cast<char*>(rest.data()), rest.size()}};
        const std::size_t size = first.size() + rest.size();
        if (out < 0 || ::writev(out, parts.data(), 2) != static_cast<ssize_t>(size))
            give(name.c_str());
        ::close(out);
        return size;
    }
    void link(const std::string& name, const Folder& to) {
        if (::linkat(m_file, name.c_str(), to.m_file, name.c_str(), 0) != 0) give(name.c_str());
    }

private:
    int m_file = -1;
};

class Maker {
public:
    Maker(TakeoutSet& set, unsigned seed) : m_set(set), m_random(seed) {
        for (unsigned i = 0; i < 8; ++i)
            m_jpegs.emplace_back(256, 192, kPictureBytes, seed + i);
    }

    // `pictures` of a year, a twentieth of them once more in an album.
    void year(std::size_t index, std::uint64_t pictures) {
        m_language = &kLanguages[index % kLanguages.size()];
        const std::string year = std::to_string(kFirstYear + index / kLanguages.size());
        const fs::path service = m_set.root / "Takeout" / m_language->service;
        Folder folder(service / (m_language->year + year));
        m_folder = &folder;
        m_plain.clear();
        using namespace std::chrono;
        m_taken = sys_days{std::chrono::year{std::stoi(year)} / January / 1}.time_since_epoch() /
                  seconds{1};
        const std::uint64_t shown = pictures / 20;
        const std::uint64_t end = m_set.pictures + pictures - shown;
        while (m_set.pictures < end)
            picture(end - m_set.pictures);
        if (shown == 0) return;
        Folder album(service / (m_language->album + year));
        const std::string title = m_language->album + year;
        file(album, m_language->albumJson,
            "{\n  \"title\": \"" + title +
                "\",\n  \"description\": \"\",\n  \"access\": "
                "\"protected\",\n  \"date\": {\"timestamp\": \"" +
                std::to_string(m_taken) + "\"}\n}\n",
            {});
        for (std::size_t i = 0; i < shown; ++i) {
            // A folder of a few pictures may have less plain ones than its album wants.
            if (i >= m_plain.size()) {
                picture(1);
                continue;
            }
            folder.link(m_plain[i].first, album);
            folder.link(m_plain[i].second, album);
            m_set.files += 2;
            ++m_set.pictures;
            ++m_set.paired;
        }
    }

private:
    std::size_t file(
        Folder& folder, const std::string& name, const std::string& a, const std::string& b) {
        ++m_set.files;
        const std::size_t size = folder.write(name, a, b);
        m_set.bytes += size;
        return size;
    }
    void jpeg(const std::string& name, bool paired) {
        CameraJpeg& jpeg = m_jpegs[m_number % m_jpegs.size()];
        file(*m_folder, name, jpeg.head(m_taken, ++m_number), jpeg.rest());
        ++m_set.pictures;
        m_set.paired += paired ? 1 : 0;
    }
    void sidecar(const std::string& name, const std::string& title) {
        file(*m_folder, name, sidecarText(title, m_taken, m_number), {});
    }

    // One, or where `room` allows it two, of the cases.
    void picture(std::uint64_t room) {
        m_taken += 20'000 + static_cast<std::int64_t>(m_random() % 10'000);
        const std::string stamp = timeText(m_taken, 0, '_', 0);
        const bool old = m_random() % 10 < 3;
        const auto dice = m_random() % 100;
        if (dice < 8) return longName(stamp, old);
        if (dice < 14) { // the suffix of the sidecar is clipped
            const std::string title = "Screenshot_" + stamp + "_Browser.jpg";
            jpeg(title, true);
            return sidecar(sidecarName(title, old), title);
        }
        if (dice < 17) return jpeg("DSC_" + stamp + ".jpg", false);
        if (dice < 19) { // and one that has lost its picture
            sidecar(sidecarName("LOST_" + stamp + ".jpg", old), "LOST_" + stamp + ".jpg");
            return jpeg("DSC_" + stamp + ".jpg", false);
        }
        if (dice < 21) { // the extension in another case
            jpeg("IMG_" + stamp + ".jpg", true);
            return sidecar(sidecarName("IMG_" + stamp + ".JPG", old), "IMG_" + stamp + ".JPG");
        }
        if (dice < 33 && room > 1) return two(stamp, old, dice);
        const std::string title = "IMG_" + stamp + ".jpg";
        jpeg(title, true);
        sidecar(sidecarName(title, old), title);
        m_plain.emplace_back(title, sidecarName(title, old));
    }

    void longName(const std::string& stamp, bool old) {
        const std::string title = stamp + m_language->longName + ".jpg";
        jpeg(clip(stamp + m_language->longName, 47) + ".jpg", true);
        sidecar(sidecarName(title, old), title);
    }

    void two(const std::string& stamp, bool old, unsigned long dice) {
        const std::string stem = (dice % 2 == 0 ? "IMG_" : "HDR_plus_burst_") + stamp;
        const std::string title = stem + ".jpg";
        jpeg(title, true);
        sidecar(sidecarName(title, old), title);
        if (dice < 25) { // a second one of the same name
            jpeg(stem + "(1).jpg", true);
            return sidecar(sidecarName(title, old, "(1)"), title);
        }
        if (dice < 29) return jpeg(stem + m_language->edited + ".jpg", true);
        file(*m_folder, stem + ".MP4", filmBytes(++m_number, kPictureBytes), {});
        ++m_set.pictures;
        ++m_set.paired;
    }

    TakeoutSet& m_set;
    std::mt19937 m_random;
    std::vector<CameraJpeg> m_jpegs;
    const Language* m_language = nullptr;
    Folder* m_folder = nullptr;
    std::int64_t m_taken = 0;
    std::uint64_t m_number = 0;
    std::vector<std::pair<std::string, std::string>> m_plain; // picture and sidecar
};

// What was made is written beside the tree when it is complete.
bool wasMade(TakeoutSet& set, unsigned seed) {
    std::ifstream in(set.root.native() + ".made");
    int format = 0;
    unsigned made = 0;
    return in >> format >> made >> set.files >> set.pictures >> set.paired >> set.bytes &&
           format == kFormat && made == seed;
}
void setMade(const TakeoutSet& set, unsigned seed) {
    std::ofstream(set.root.native() + ".made")
        << kFormat << ' ' << seed << ' ' << set.files << ' ' << set.pictures << ' ' << set.paired
        << ' ' << set.bytes << '\n';
    ::sync(); // what is written back later would disturb the figures
}
TakeoutSet emptySet(const fs::path& root) {
    fs::remove(root.native() + ".made");
    fs::remove_all(root);
    fs::create_directories(root);
    TakeoutSet set;
    set.root = root;
    return set;
}

} // namespace

TakeoutSet makeTakeout(const fs::path& folder, std::uint64_t pictures, unsigned seed) {
    TakeoutSet set;
    set.root = folder / ("takeout-" + std::to_string(pictures));
    if (wasMade(set, seed)) return set;
    set = emptySet(set.root);
    Maker maker(set, seed);
    for (std::size_t index = 0; set.pictures < pictures; ++index)
        maker.year(index, std::min(kFolderPictures, pictures - set.pictures));
    setMade(set, seed);
    return set;
}

TakeoutSet makeLargePictures(const fs::path& folder, std::uint64_t count) {
    TakeoutSet set;
    set.root = folder / ("large-" + std::to_string(count));
    if (wasMade(set, 0)) return set;
    set = emptySet(set.root);
    CameraJpeg jpeg(3000, 2000, std::size_t{3'300'000}, 1);
    Folder out(set.root);
    for (std::uint64_t i = 0; i < count; ++i)
        set.bytes += out.write("IMG_" + std::to_string(10'000 + i) + ".jpg",
            jpeg.head(1'600'000'000 + static_cast<std::int64_t>(i) * 600, i), jpeg.rest());
    set.files = set.pictures = count;
    setMade(set, 0);
    return set;
}

std::vector<fs::path> filesBelow(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace lightstack::bench
