// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>

namespace naru::device {

/// One thing that may be pressed now. Words are text, whatever is in them.
struct Choice {
    QByteArray id; ///< 1 to 8 digits, of this page's own
    QString words, more;
    QString language; ///< of the words, where it is another than the page's
    bool operator==(const Choice&) const = default;
};

/// What the public screen offers at this moment.
struct ChoicePage {
    QString title, note;
    QList<Choice> choices; ///< of the page
    QList<Choice> always;  ///< of the bar under it
    bool operator==(const ChoicePage&) const = default;
};

/// A small drawing that the public screen shows too.
struct ContactPicture {
    QByteArray svg; ///< our own; it becomes part of the page as it stands
    QString name;   ///< for who hears the page
    bool operator==(const ContactPicture&) const = default;
};

/// What the page says of itself, in the visitor's language.
struct ContactWords {
    QString language; ///< BCP 47: "ko" "en" "zh-Hans" "vi"
    QString kiosk;    ///< its name
    QString same;     ///< are these the pictures on the screen?
    QString begin;    ///< the button under them
    QString pictures; ///< what is read before their names
    QString taken;    ///< another phone was first
    QString changed;  ///< the screen had gone on: choose again
    QString end;      ///< the button that ends it
    QString over;     ///< it has ended
    bool operator==(const ContactWords&) const = default;
};

/// A way for a visitor to press on an own phone what could be pressed on the glass. The first phone that begins is the
/// one; it brings the ids of choices and nothing else.
class ContactDoor : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual bool isPossible() const = 0; ///< a phone can reach this machine
    /// For one visitor, ending an earlier one; says the address for the code. Fault: DoorFault::Closed.
    virtual Result<QByteArray> open(const ContactWords& words, const QList<ContactPicture>& pictures) = 0;
    virtual void close() = 0; ///< whoever waits is told that it is over; nothing is emitted afterwards
    virtual void speak(const ContactWords& words, const QList<ContactPicture>& pictures) = 0;
    /// The screen shows this now. Every call is a new page: what was pressed on an earlier one is refused.
    virtual void show(const ChoicePage& page) = 0;

Q_SIGNALS:
    void connected(); ///< the first phone has begun
    /// One of the ids of the page shown last; at most once for a page: show() comes before the next.
    void chosen(const QByteArray& id);
    void left(); ///< the visitor ended it on the phone, or pressed more often than anybody does
};

} // namespace naru::device
