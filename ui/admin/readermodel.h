// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/admin/form.h"

namespace naru::ui::admin {

/// The certificate by which a visitor's phone knows this desk: its state, a request for one, and its import.
class ReaderModel : public naru::ui::admin::Form {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of AdminModel")
    Q_PROPERTY(QString kind READ kind NOTIFY wordsChanged)
    Q_PROPERTY(QString state READ state NOTIFY wordsChanged)
    Q_PROPERTY(QString name READ name NOTIFY wordsChanged) ///< from the certificate; empty: none
    Q_PROPERTY(QString until READ until NOTIFY wordsChanged)
    Q_PROPERTY(QString centre READ centre NOTIFY wordsChanged) ///< first guess for the organization

public:
    explicit ReaderModel(desk::Desk& desk, QObject* parent = nullptr);
    QString kind() const;
    QString state() const;
    QString name() const;
    QString until() const;
    QString centre() const;

public Q_SLOTS:
    void makeRequest(const QString& organization, const QString& folder); ///< writes naru-reader-request.pem
    void importFile(const QString& path);
};

} // namespace naru::ui::admin
