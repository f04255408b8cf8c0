// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/base/won.h"
#include "app/services/faults.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace naru::services {

/// One thing a counter takes money for.
struct FeeItem {
    QString code; ///< stable: "resident-copy"
    QString nameKo, nameEn;
    QString unitKo, unitEn;   ///< of one: "통", "copy"
    Won price;                ///< of one; 0: the bill or the clerk says
    bool taxLike = false;     ///< a tax or public due: never a 현금영수증
    bool cashReceipt = false; ///< a 현금영수증 may be asked for
    bool needsBill = false;   ///< only with a bill's own number

    bool isOpenPrice() const { return price == Won{0}; }
    QString name(bool korean) const { return korean ? nameKo : nameEn; }
    QString unit(bool korean) const { return korean ? unitKo : unitEn; }
    bool operator==(const FeeItem&) const = default;
};

inline constexpr int itemsMax = 200;
inline constexpr int nameLettersMax = 60;

/// Fee items in the order a page shows them.
struct Catalogue {
    QList<FeeItem> items;
    QByteArray fileHash; ///< SHA-256 of the file it came from

    const FeeItem* find(const QString& code) const;
};

/// Compiled in from catalogue.json; a copy that does not parse stops the program.
const Catalogue& builtInCatalogue();
/// Strict: {"items": [{"code", "name": {"ko","en"}, "unit": {"ko","en"}, "price", "taxLike", "cashReceipt",
/// "needsBill"}]}, at most itemsMax, 64 KiB, no code twice, a tax-like item never with a cash receipt. Fault:
/// BadCatalogue (detail: what was not as it should be).
Result<Catalogue> parseCatalogue(const QByteArray& json);
enum class Withdrawn { MustBeThere, MayBeGone }; ///< MayBeGone: a change of before `base` was another one
/// What a centre changes: a catalogue's items, and "withdrawn": ["code", …] of those it does not offer. Its items stand
/// in the place of the same code, or behind the others. Fault: BadCatalogue.
Result<Catalogue> withChanges(
    const Catalogue& base, const QByteArray& json, Withdrawn withdrawn = Withdrawn::MustBeThere);

} // namespace naru::services
