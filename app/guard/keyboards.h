// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace naru::guard {

/// What types: anything with a key that is no button of a pointer, as udev's ID_INPUT_KEY has it. Power and volume keys
/// are among them.
struct Keyboard {
    quint16 vendor = 0, product = 0;
    QString name;       ///< as the kernel says it
    QString place;      ///< the port: "usb-0000:00:14.0-3/input0"; empty where the kernel knows none
    bool whole = false; ///< letters and digits: ID_INPUT_KEYBOARD

    QString id() const; ///< "0c2e:0b61"
    bool operator==(const Keyboard&) const = default;
};

inline constexpr qsizetype listBytesMax = 1 << 20, listLinesMax = 20'000;

/// From the text of /proc/bus/input/devices. What is not understood is passed over.
QList<Keyboard> keyboardsIn(QByteArrayView devices);

/// One line of /etc/naru/keyboards.allow: "VENDOR:PRODUCT" in four hexadecimal digits each, then the name; without a
/// name any of that kind. "#" begins a remark.
struct AllowedKeyboard {
    quint16 vendor = 0, product = 0;
    QString name;
    bool operator==(const AllowedKeyboard&) const = default;
};
struct AllowList {
    QList<AllowedKeyboard> keyboards;
    QStringList complaints; ///< "line 3: …"; such a line allows nothing
};
AllowList allowListOf(QByteArrayView text);

bool allows(const AllowList& list, const Keyboard& keyboard);

/// Rules for udev: every keyboard that is not on the list is left alone by libinput, and so by whatever draws the
/// kiosk.
QByteArray udevRulesFor(const AllowList& list);

} // namespace naru::guard
