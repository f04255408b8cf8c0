// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trainer/seatlist.h"

#include <algorithm>

namespace naru::ui::trainer {

QVariant SeatList::data(const QModelIndex& index, int role) const
{
    if (index.row() < 0 || index.row() >= m_rows.size())
        return {};
    const Row& row = m_rows.at(index.row());
    switch (role) {
    case Id:
        return QString::fromLatin1(row.id.toHex());
    case Number:
        return row.number;
    case Animal:
        return row.animal;
    case Step:
        return row.step;
    case Steps:
        return row.steps;
    case State:
        return row.state;
    case Word:
        return row.word;
    case Glyph:
        return row.glyph;
    case Attends:
        return row.attends;
    case Counted:
        return row.counted;
    default:
        return {};
    }
}

QHash<int, QByteArray> SeatList::roleNames() const
{
    return {{Id, "seatId"}, {Number, "number"}, {Animal, "animal"}, {Step, "step"}, {Steps, "steps"},
        {State, "seatState"}, {Word, "word"}, {Glyph, "glyph"}, {Attends, "attends"}, {Counted, "counted"}};
}

void SeatList::place(int at, const Row& row)
{
    const auto is = [&](const Row& old) { return old.id == row.id; };
    const auto found = std::ranges::find_if(m_rows.begin() + at, m_rows.end(), is);
    if (found == m_rows.end()) {
        beginInsertRows({}, at, at);
        m_rows.insert(at, row);
        endInsertRows();
        return;
    }
    if (const int from = int(found - m_rows.begin()); from != at) {
        beginMoveRows({}, from, from, {}, at);
        m_rows.move(from, at);
        endMoveRows();
    }
    if (m_rows.at(at) == row)
        return;
    m_rows[at] = row;
    Q_EMIT dataChanged(index(at), index(at));
}

void SeatList::show(const QList<Row>& rows)
{
    for (int at = 0; at < rows.size(); ++at)
        place(at, rows.at(at));
    if (m_rows.size() > rows.size()) {
        beginRemoveRows({}, int(rows.size()), int(m_rows.size()) - 1);
        m_rows.remove(rows.size(), m_rows.size() - rows.size());
        endRemoveRows();
    }
}

} // namespace naru::ui::trainer
