// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QStringView>

#include <optional>
#include <span>

/// The closed vocabularies of naru.lesson/1: what is not here cannot stand in a lesson.
namespace naru::lessons {

/// 18 with `bar` and `sheet`, which are the screen's own.
enum class WidgetKind : quint8 {
    Text,
    Image,
    Button,
    Tile,
    Row,
    List,
    Field,
    Picker,
    Toggle,
    Tabs,
    Bubble,
    Card,
    Qr,
    NfcPad,
    PinPad,
    Slider,
    Bar,
    Sheet,
};

/// What a learner can do to a widget.
enum class Deed : quint8 { Tap, LongPress, Swipe, Choose, Type, Pin, Toggle, Hold, Speak };

enum class Way : quint8 { None, Left, Right, Up, Down };

std::optional<WidgetKind> widgetKindOf(QStringView name);
std::optional<Deed> deedOf(QStringView name);
std::optional<Way> wayOf(QStringView name);
QLatin1StringView nameOf(WidgetKind kind);
QLatin1StringView nameOf(Deed deed);
QLatin1StringView nameOf(Way way);

/// The deeds that a widget of this kind can take; a `choose` and its like need an item.
std::span<const Deed> deedsOf(WidgetKind kind);
bool takes(WidgetKind kind, Deed deed);

bool isTag(QStringView name);  ///< of a mistake: "too-early", "trusts", …
bool isIcon(QStringView name); ///< a picture every kiosk has
std::span<const QLatin1StringView> tags();
std::span<const QLatin1StringView> icons();
std::span<const QLatin1StringView> variantsOf(
    WidgetKind kind); ///< of `style`, `kind`, `from` or `ime`; the first is the default

} // namespace naru::lessons
