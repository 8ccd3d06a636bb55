#include "tests/bench/catalog_set.h"

#include "core/catalog/catalog_writer.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace lightstack::bench {
namespace {

using catalog::AssetRow;
using catalog::SidecarRow;

constexpr std::array<const char*, 8> kMakes{
    "Canon", "NIKON CORPORATION", "SONY", "Google", "Apple", "samsung", "FUJIFILM", "OLYMPUS"};
constexpr std::array<const char*, 8> kModels{
    "EOS 5D Mark IV", "D850", "ILCE-7M3", "Pixel 6", "iPhone 12", "SM-G991B", "X-T4", "E-M5"};
constexpr std::array<const char*, 6> kLenses{"EF24-70mm f/2.8L", "AF-S 50mm f/1.8G", "FE 85mm F1.8",
    "iPhone 12 back camera 4.2mm f/1.6", "XF35mmF1.4 R", "M.Zuiko 12-40mm"};
constexpr std::array<const char*, 40> kPeople{"Ada Lovelace", "Alan Turing", "Anna Müller",
    "Ben Ortiz", "Clara Weiß", "David Chen", "Elena Rossi", "Emil Berg", "Fatima Noor", "Felix Roy",
    "Grace Hopper", "Hanna Koch", "Ida Lund", "Iván Soto", "Jana Novák", "Jonas Frey", "Karl Otto",
    "Lea Simon", "Luca Bianchi", "Mara Vogel", "Maria Silva", "Max Braun", "Mia Wong", "Nils Holm",
    "Nora Fuchs", "Olga Petrova", "Omar Said", "Paul Klein", "Pia Schulz", "Quentin Roux",
    "Rosa Diaz", "Ruth Baum", "Sara Lang", "Sven Dahl", "Tara Singh", "Tom Baker", "Uwe Graf",
    "Vera Kern", "Yuki Sato", "Zoë Martin"};
constexpr std::array<const char*, 64> kWords{"beach", "mountain", "sunset", "birthday", "Garten",
    "Schnee", "holiday", "party", "dinner", "Strand", "concert", "museum", "forest", "river",
    "wedding", "Weihnachten", "fireworks", "bridge", "castle", "market", "harbour", "lighthouse",
    "kitchen", "Hochzeit", "school", "train", "airport", "hike", "picnic", "zoo", "playa", "fiesta",
    "jardin", "neige", "montagne", "anniversaire", "spiaggia", "compleanno", "tramonto", "cena",
    "cat", "dog", "baby", "flower", "bike", "boat", "snow", "rain", "autumn", "spring", "summer",
    "winter", "night", "morning", "street", "window", "portrait", "landscape", "macro", "panorama",
    "graduation", "football", "theatre", "garden"};

// Numbers that look random and are the same for the same seed.
class Numbers {
public:
    explicit Numbers(std::uint64_t seed) : m_state(seed * 0x9E3779B97F4A7C15ULL + 1) {}
    std::uint64_t next() {
        m_state ^= m_state << 13;
        m_state ^= m_state >> 7;
        m_state ^= m_state << 17;
        return m_state >> 11;
    }
    std::size_t below(std::size_t n) { return next() % n; }
    bool oneIn(std::size_t n) { return below(n) == 0; }
    template <class List>
    const char* of(const List& list) {
        return list[below(list.size())];
    }

private:
    std::uint64_t m_state;
};

constexpr std::int64_t kFirst = 1'104'537'600'000; // 2005
constexpr std::int64_t kSpan = 20LL * 365 * 86'400'000;
constexpr std::int64_t kInFolder = 1000;

std::string sentence(Numbers& numbers) {
    std::string out = numbers.of(kWords);
    for (std::size_t n = 2 + numbers.below(5); n > 0; --n)
        out += std::string(" ") + numbers.of(kWords);
    return out + (numbers.oneIn(50) ? " rare" + std::to_string(numbers.below(500)) : "");
}

void describe(AssetRow& row, Numbers& numbers, std::int64_t taken) {
    const std::size_t camera = numbers.below(kMakes.size());
    row.takenMs = taken;
    row.takenFrom = "exif";
    row.exif.takenMs = taken;
    row.exif.make = kMakes[camera];
    row.exif.model = kModels[camera];
    row.exif.lens = kLenses[(camera + numbers.below(2)) % kLenses.size()];
    row.exif.software = "1.0";
    row.exif.iso = 100 << numbers.below(7);
    row.exif.exposure = 1.0 / static_cast<double>(30 << numbers.below(6));
    row.exif.fNumber = 1.4 * static_cast<double>(1 + numbers.below(6));
    row.exif.focalLength = static_cast<double>(20 + numbers.below(180));
    if (numbers.oneIn(6)) row.exif.rating = static_cast<int>(1 + numbers.below(5));
    if (numbers.oneIn(12)) row.exif.keywords = sentence(numbers);
    if (!numbers.oneIn(3))
        row.place = takeout::GeoPoint{40.0 + static_cast<double>(numbers.below(15'000)) / 1000,
            -5.0 + static_cast<double>(numbers.below(30'000)) / 1000, std::nullopt};
}

SidecarRow sidecarOf(const AssetRow& asset, Numbers& numbers) {
    SidecarRow row;
    row.id = asset.id;
    row.fresh = true;
    row.file = asset.file;
    row.file.name += ".supplemental-metadata.json";
    row.file.size = 900;
    row.content.kind = takeout::SidecarKind::Asset;
    row.content.title = asset.file.name;
    if (numbers.oneIn(4)) row.content.description = sentence(numbers);
    row.content.taken = *asset.takenMs / 1000;
    row.content.created = *row.content.taken + 5000;
    row.content.geo = asset.place;
    for (std::size_t n = numbers.below(4); n > 1; --n)
        row.content.people.emplace_back(numbers.of(kPeople));
    row.content.favorite = numbers.oneIn(40);
    row.content.url = "https://example.invalid/" + std::to_string(asset.id);
    row.content.origin = "mobileUpload";
    row.content.device = "ANDROID_PHONE";
    return row;
}

AssetRow assetOf(std::int64_t i, std::int64_t count, const std::string& folder, Numbers& numbers) {
    AssetRow row;
    row.id = i + 1;
    row.fresh = true;
    const bool film = numbers.oneIn(15);
    row.file = {folder,
        (film                  ? "VID_"
            : numbers.oneIn(3) ? "PXL_"
                               : "IMG_") +
            std::to_string(20'000'000 + i) + (film ? ".mp4" : ".jpg"),
        1'500'000 + numbers.below(4'000'000), 1'600'000'000'000'000'000 + i};
    row.mime = film ? "video/mp4" : numbers.oneIn(20) ? "image/heif" : "image/jpeg";
    row.crc32 = static_cast<std::uint32_t>(numbers.next());
    row.fingerprint = numbers.next() | 1;
    row.width = 4032;
    row.height = 3024;
    if (numbers.oneIn(25)) { // a copy: like the one of the same hundred
        row.file.size = 2'000'000 + static_cast<std::uint64_t>(i / 100);
        row.crc32 = static_cast<std::uint32_t>(i / 100);
    }
    // Folders are years: within one the pictures are in order, nearly.
    const std::int64_t taken =
        kFirst + kSpan / count * i + static_cast<std::int64_t>(numbers.below(86'400'000));
    if (numbers.oneIn(60)) return row; // without anything
    describe(row, numbers, taken);
    row.dateConflict = numbers.oneIn(200);
    return row;
}

template <class Done>
void need(const Done& done) {
    if (done) return;
    std::fprintf(stderr, "%s\n", done.error().detail.c_str());
    std::abort();
}

} // namespace

double fillCatalog(const std::filesystem::path& file, std::int64_t assets, std::size_t batch) {
    const auto start = std::chrono::steady_clock::now();
    auto writer = catalog::CatalogWriter::begin(file, batch);
    need(writer);
    const auto run = writer->startRun({.roots = "/library", .mode = "parallel", .status = {}});
    need(run);
    std::int64_t albums = assets;
    for (std::int64_t from = 0; from < assets; from += kInFolder) {
        const std::int64_t number = from / kInFolder;
        const std::string folder = "/library/Takeout/Photos " + std::to_string(10'000 + number);
        need(writer->putFolder(folder, folder, false));
        Numbers numbers(static_cast<std::uint64_t>(number) + 7);
        if (number % 8 == 0) {
            SidecarRow album;
            album.id = ++albums;
            album.fresh = true;
            album.file = {folder, "metadata.json", 100, 1};
            album.content.kind = takeout::SidecarKind::Album;
            album.content.title =
                std::string(numbers.of(kWords)) + " " + std::to_string(2005 + number % 20);
            need(writer->put(album));
        }
        std::vector<AssetRow> rows;
        for (std::int64_t i = from; i < std::min(assets, from + kInFolder); ++i)
            rows.push_back(assetOf(i, assets, folder, numbers));
        for (AssetRow& row : rows)
            if (row.takenMs && !numbers.oneIn(10)) {
                need(writer->put(sidecarOf(row, numbers)));
                row.pair.sidecar = row.id;
            }
        std::vector<catalog::LinkRow> links;
        for (const AssetRow& row : rows) {
            need(writer->put(row));
            if (row.id % 30 == 0) links.push_back({row.id, row.id - 1, catalog::LinkKind::EditOf});
        }
        need(writer->setLinks({}, links));
        need(writer->putFolder(folder, folder, true));
    }
    need(writer->endRun(*run, {.roots = {}, .mode = {}, .status = "done"}));
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace lightstack::bench
