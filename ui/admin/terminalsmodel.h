// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/till.h"
#include "ui/admin/form.h"

namespace naru::ui::admin {

/// The payment terminals of this desk: which there are, how each is, one being written down. A passphrase goes in and
/// is never shown again.
class TerminalsModel : public Form {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the administrator's model")
    Q_PROPERTY(QVariantList terminals READ terminals NOTIFY wordsChanged) ///< [{id, title, kind, second}]
    Q_PROPERTY(QVariantList drivers READ drivers NOTIFY wordsChanged)     ///< [{value, text, second}]
    /// Of the one that is open: {id, name, driver, address, poi, keyIdentifier, keyVersion, roots, training, kind,
    /// state}; with the defaults of a new one where `id` is empty.
    Q_PROPERTY(QVariantMap chosen READ chosen NOTIFY wordsChanged)

public:
    explicit TerminalsModel(desk::Desk& desk, QObject* parent = nullptr);

    QVariantList terminals() const;
    QVariantList drivers() const;
    QVariantMap chosen() const;

    static constexpr qint64 rootsBytesMax = 256 * 1024;

public Q_SLOTS:
    void choose(const QString& id); ///< empty: a new one
    /// {name, driver, address, poi, keyIdentifier, keyVersion, file, training, passphrase}. An empty passphrase or file
    /// leaves what is there.
    void keep(const QVariantMap& fields);
    void remove();
    void test(); ///< asks it how it is; the answer comes into the row

private:
    const desk::TerminalView* find(const QString& id) const;
    bool stands(const QVariantMap& fields);
    bool readRoots(const QString& file, device::TerminalSetup& setup);
    QString freeId() const;

    QList<desk::TerminalView> m_views;
    QString m_chosen;
};

} // namespace naru::ui::admin
