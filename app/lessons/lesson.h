// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/vocabulary.h"

#include <QHash>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <variant>

namespace naru::lessons {

inline constexpr const char* lessonFormat = "naru.lesson/1";

/// What a variable holds: a key, what was typed, or nothing; or a flag.
using Value = std::variant<QString, bool>;
using Vars = QMap<QString, Value>;

/// All of them must hold; none: always.
struct Condition {
    enum class Is : quint8 { Equal, Empty, NotEmpty };
    QString var;
    Is is = Is::Equal;
    Value value; ///< of Equal
    bool operator==(const Condition&) const = default;
};
using Conditions = QList<Condition>;
bool hold(const Conditions& conditions, const Vars& vars);

/// One thing on the practice phone. What a kind does not use is empty; texts are keys.
struct Widget {
    WidgetKind kind = WidgetKind::Text;
    QString id;            ///< empty: to be read only
    QString label;         ///< of a text or bubble its words, of a card its title
    QString value;         ///< "$var" or a key
    QString placeholder;   ///< where the variable is empty
    QString variant;       ///< of variantsOf(kind)
    QString items;         ///< a name in Lesson::data
    QString icon, picture; ///< a name of isIcon(); a file in pictures/
    QStringList lines;     ///< of a card
    int length = 0;        ///< of a pin
    Conditions enabledIf, showIf;

    /// The variable that it shows and writes, or empty.
    QString var() const { return value.startsWith(u'$') ? value.mid(1) : QString(); }
    bool operator==(const Widget&) const = default;
};

struct Screen {
    enum class Kind : quint8 { Page, Sheet };
    QString id;
    Kind kind = Kind::Page;
    QString title;
    bool hasBack = false;
    QList<Widget> body;

    const Widget* find(const QString& widget) const;
    bool operator==(const Screen&) const = default;
};

inline constexpr const char* backId = "back"; ///< the bar's way back
inline constexpr const char* anyItem = "*";

/// What is done, or waited for.
struct Action {
    Deed deed = Deed::Tap;
    QString on;
    QString value; ///< Choose and list deeds: the item's id or "*"; Type: a key or "*"
    Way way = Way::None;
    bool weak = false; ///< Pin: easily guessed digits
    bool operator==(const Action&) const = default;
};

/// What comes of it, in this order: set, then where to.
struct Effect {
    Vars set; ///< "$chosen", "$typed" stand for what was done
    QString go, sheet, toast;
    bool back = false, undo = false, stay = false, end = false;

    bool moves() const { return !go.isEmpty() || !sheet.isEmpty() || back; }
    bool operator==(const Effect&) const = default;
};

struct Aside {
    Action when;
    Effect then;
    bool operator==(const Aside&) const = default;
};

struct Mistake {
    Action when;
    QString tag, say;
    Effect then;
    bool operator==(const Mistake&) const = default;
};

struct Step {
    QString id, screen, say, done;
    Action expect;
    Effect then;
    QList<Aside> also;
    QList<Mistake> mistakes;
    QStringList hints; ///< the text rungs of the ladder, keys
    bool secret = false;
    bool operator==(const Step&) const = default;
};

struct Branch {
    QString at, to;
    Conditions when;
    bool operator==(const Branch&) const = default;
};

struct PlannedError {
    QString step;
    Action demo;
    enum class Repair : quint8 { Undo, Back } repair = Repair::Undo;
    bool operator==(const PlannedError&) const = default;
};

/// What begins the name of a recording that lies in a pack: "pack:own.train/ko/s1".
inline constexpr QLatin1StringView voiceInPack{"pack:"};

/// naru.lesson/1 (docs/guides/writing-a-lesson.md). A value; made by readLesson(), which refuses what would fail later.
struct Lesson {
    QString id, place, title, goal, intro, icon;
    int rev = 0, level = 1, minutes = 0;
    QStringList prerequisites;
    Vars vars;
    QMap<QString, QStringList> data; ///< items by id; the word of one is the key "<list>.<item>"
    QList<Screen> screens;
    QList<Step> steps;
    QList<Branch> branches;
    PlannedError plannedError;
    int hintsMax = 0, mistakesMax = 0; ///< to have passed alone
    QStringList safety, done, teachback, shots, parts;
    QString bridge;                               ///< "verify", "pay" or empty
    QMap<QString, QHash<QString, QString>> words; ///< by language, with the common ones
    QMap<QString, QByteArray> pictures;           ///< by file name: SVG
    QMap<QString, QList<QByteArray>> signs;       ///< by key: frames in signs of what is said for it, SVG
    QMap<QString, QString> voices; ///< by "ko/s1": the recording of what is said for a key: a file, or voiceInPack

    const Screen* screen(const QString& name) const;
    int stepIndex(const QString& name) const; ///< -1: none
    /// The words of a key, with {var} filled in; the key itself is never shown: an unknown one gives nothing.
    QString text(const QString& key, const QString& language, const Vars& now = {}) const;
    bool has(const QString& key, const QString& language) const;
    bool operator==(const Lesson&) const = default;
};

/// "train.book" -> "train-book"
QString slugOf(const QString& lessonId);

} // namespace naru::lessons
