#include "ui/panels/tag_names.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace lightstack::ui {
namespace {

constexpr std::array kGroups{QT_TRANSLATE_NOOP("TagNames", "Summary"),
    QT_TRANSLATE_NOOP("TagNames", "File"), QT_TRANSLATE_NOOP("TagNames", "Sidecar")};

constexpr std::array kNames{QT_TRANSLATE_NOOP("TagNames", "Film"),
    QT_TRANSLATE_NOOP("TagNames", "Camera"), QT_TRANSLATE_NOOP("TagNames", "Exposure"),
    QT_TRANSLATE_NOOP("TagNames", "Date taken"), QT_TRANSLATE_NOOP("TagNames", "Dimensions"),
    QT_TRANSLATE_NOOP("TagNames", "Place"), QT_TRANSLATE_NOOP("TagNames", "Rating"),
    QT_TRANSLATE_NOOP("TagNames", "Keywords"), QT_TRANSLATE_NOOP("TagNames", "Title"),
    QT_TRANSLATE_NOOP("TagNames", "Description"), QT_TRANSLATE_NOOP("TagNames", "Colour"),
    QT_TRANSLATE_NOOP("TagNames", "File"), QT_TRANSLATE_NOOP("TagNames", "Name"),
    QT_TRANSLATE_NOOP("TagNames", "Folder"), QT_TRANSLATE_NOOP("TagNames", "Size"),
    QT_TRANSLATE_NOOP("TagNames", "Modified"), QT_TRANSLATE_NOOP("TagNames", "Type"),
    QT_TRANSLATE_NOOP("TagNames", "People"), QT_TRANSLATE_NOOP("TagNames", "Taken"),
    QT_TRANSLATE_NOOP("TagNames", "Uploaded"), QT_TRANSLATE_NOOP("TagNames", "Last changed"),
    QT_TRANSLATE_NOOP("TagNames", "Place by the camera"),
    QT_TRANSLATE_NOOP("TagNames", "Favourite"), QT_TRANSLATE_NOOP("TagNames", "Archived"),
    QT_TRANSLATE_NOOP("TagNames", "In the locked folder"), QT_TRANSLATE_NOOP("TagNames", "Address"),
    QT_TRANSLATE_NOOP("TagNames", "Views"), QT_TRANSLATE_NOOP("TagNames", "From the app"),
    QT_TRANSLATE_NOOP("TagNames", "Came by"), QT_TRANSLATE_NOOP("TagNames", "Device"),
    QT_TRANSLATE_NOOP("TagNames", "Folder on the device"),
    QT_TRANSLATE_NOOP("TagNames", "Paired by"), QT_TRANSLATE_NOOP("TagNames", "Cannot be read")};

template <class List>
bool isOurs(const List& list, const std::string& name) {
    return std::any_of(list.begin(), list.end(), [&](const char* known) { return name == known; });
}

QString inWords(const std::string& name) {
    return QCoreApplication::translate("TagNames", name.c_str());
}

} // namespace

QString groupTitle(const std::string& group) {
    return isOurs(kGroups, group) ? inWords(group) : QString::fromStdString(group);
}

QString tagTitle(const std::string& group, const std::string& name) {
    return isOurs(kGroups, group) && isOurs(kNames, name) ? inWords(name)
                                                          : QString::fromStdString(name);
}

} // namespace lightstack::ui
