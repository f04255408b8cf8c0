// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace naru::kit {

/// A key of the keyboard on the screen: a stroke, or "shift", "erase", "space", "done", "leaf" (the other half of a
/// page that is too wide), or the name of a page. Places are in columns.
struct KeyboardKey {
    QString key;
    int row = 0;
    double left = 0;
    double columns = 1;
};

/// How many keys stand in a row. Ten as on every phone need a glass of 226 mm for keys of 20 mm; on a narrower one they
/// stand in the order of the alphabet, which needs no learning, and where even seven do not fit, on two leaves.
enum class KeyboardColumns {
    Ten = 10,
    Seven = 7,
    Five = 5,
};
inline constexpr int keyboardKeysMax = 32;

/// What is to be seen: page "hangul", "latin" or "number"; leaf 0, or 1 with five columns.
struct KeyboardFace {
    KeyboardColumns columns = KeyboardColumns::Ten;
    QString page;
    int leaf = 0;
    bool shifted = false; ///< ㅂ is ㅃ, q is Q
};

/// All keys in reading order, at most keyboardKeysMax.
QList<KeyboardKey> keysOf(const KeyboardFace& face);
int rowsOf(KeyboardColumns columns);

/// Which of the keys in sight leads to the wanted one (see nextKey()): itself, or the one that brings it up; empty when
/// none does.
QString keyToward(const QString& wanted, const KeyboardFace& face);

/// The place in keysOf() of the key beside another in a direction (Qt::Key_Left, _Right, _Up, _Down); -1: the edge.
int keyBeside(const QList<KeyboardKey>& keys, qsizetype at, int direction);

} // namespace naru::kit
