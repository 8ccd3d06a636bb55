#include "core/downsample/forecast.h"

#include "core/downsample/downsample.h"

#include <thread>

namespace lightstack::downsample {

Survey survey(const DownsampleRequest& request, std::atomic<std::uint64_t>& counted,
    const std::stop_token& stop) {
    DownsampleRequest looking = request;
    looking.dryRun = true; // nothing is removed
    Candidates found = listPictures(looking, stop);
    Survey out;
    out.files = std::move(found.files);
    out.unreadable = std::move(found.unreadable);
    out.headers.resize(out.files.size());
    std::atomic<std::size_t> next{0};
    std::vector<std::jthread> pool;
    pool.reserve(static_cast<std::size_t>(workersOf(request)));
    for (int worker = 0; worker < workersOf(request); ++worker)
        pool.emplace_back([&] {
            for (std::size_t i = next++; i < out.files.size() && !stop.stop_requested();
                 i = next++) {
                const auto file = io::ImageFile::open(out.files[i].path);
                out.headers[i] = file ? headerOf(*file, stop)
                                      : Result<PictureHeader>(tl::unexpected(file.error()));
                if (out.headers[i]) out.headers[i]->attached = attachmentsOf(*file);
                ++counted;
            }
        });
    pool.clear();
    return out;
}

Forecast forecast(const Survey& survey, const DownsampleRequest& request) {
    std::vector<PlannedPicture> pictures(survey.files.size());
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        PlannedPicture& picture = pictures[i];
        picture.candidate = survey.files[i];
        if (survey.headers[i]) {
            judgeHeader(picture, *survey.headers[i], request);
        } else {
            picture.fate = Fate::Failed;
            picture.error = survey.headers[i].error();
            picture.error.path = picture.candidate.path;
        }
    }
    collide(pictures, request);
    Forecast out;
    out.failures = survey.unreadable;
    for (const PlannedPicture& picture : pictures) {
        out.fitting += picture.fate == Fate::Fits ? 1 : 0;
        if (picture.fate == Fate::Write) {
            ++out.writing;
            out.converting += picture.judgement.converts ? 1 : 0;
            out.renamed += picture.target != picture.candidate.path ? 1 : 0;
            out.bytesBefore += picture.candidate.size;
            for (const std::string& loss : picture.losses)
                ++out.losses[loss];
        } else if (picture.fate == Fate::Failed) {
            const bool name = picture.error.code == ErrorCode::Usage; // only collide() says so
            (name ? out.collisions : out.failures).push_back(picture.error);
        }
    }
    out.pictures = std::make_shared<const std::vector<PlannedPicture>>(std::move(pictures));
    return out;
}

} // namespace lightstack::downsample
