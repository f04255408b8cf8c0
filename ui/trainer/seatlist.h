// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/trainer/classnow.h"

#include <QAbstractListModel>

namespace naru::ui::trainer {

/// The seats in the order of the grid. A change touches only the cards it is about, and a card that moves stays itself:
/// the focus goes with it.
class SeatList : public QAbstractListModel {
    Q_OBJECT

public:
    struct Row {
        QByteArray id;
        int number = 0, step = 0, steps = 0;
        QString animal, state, word, glyph, attends;
        bool counted = false;
        bool operator==(const Row&) const = default;
    };
    enum Role { Id = Qt::UserRole + 1, Number, Animal, Step, Steps, State, Word, Glyph, Attends, Counted };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    const QList<Row>& rows() const { return m_rows; }
    void show(const QList<Row>& rows);

private:
    void place(int at, const Row& row);
    QList<Row> m_rows;
};

} // namespace naru::ui::trainer
