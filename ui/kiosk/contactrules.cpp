// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kiosk/contactrules.h"

#include <QQuickItem>

#include <algorithm>
#include <array>

namespace naru::ui::kiosk {

namespace {

constexpr std::array pages{
    "home", "language", "learn", "courses", "lessons", "lesson", "text", "sound", "join", "identity", "pay", "number"};

constexpr std::array controls{"KioskButton", "KioskDoor", "ModeKey", "SideKey",
    "NaruButton", // NaruButton: at the end of a lesson
    "PhoneBubble", "PhoneButton", "PhoneCard", "PhoneImage", "PhoneItem", "PhoneNfcPad", "PhoneQr", "PhoneRow",
    "PhoneTile", "PhoneToggle"};

constexpr std::array glassOnly{"Keyboard", "NaruField", "NewPin", "PhoneField", "PhonePinPad", "PinKey", "PinPad",
    "QQuickTextInput", "QQuickTextEdit", "TypingPane"};

template <size_t size>
bool holds(const std::array<const char*, size>& names, QByteArrayView name)
{
    return std::any_of(names.begin(), names.end(), [&](const char* one) { return name == QByteArrayView(one); });
}

} // namespace

bool isMirroredPage(const QString& page)
{
    return holds(pages, page.toUtf8());
}

QByteArray typeOf(const QQuickItem& item)
{
    // A type of a QML file is "Name_QMLTYPE_7", with properties added where it stands "Name_QMLTYPE_7_QML_9".
    const QByteArray name = item.metaObject()->className();
    const qsizetype end = name.indexOf("_QML");
    return end < 0 ? name : name.left(end);
}

bool isMirroredControl(const QByteArray& type)
{
    return holds(controls, type);
}

bool isGlassOnly(const QByteArray& type)
{
    return holds(glassOnly, type);
}

bool isMirroredSheet(const QByteArray& type)
{
    return type == "KioskSheet" || type == "ClassSheet"; // ClassSheet: what a trainer says, and the pause
}

} // namespace naru::ui::kiosk
