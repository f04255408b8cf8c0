// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace naru::interop {

/// The npm packages of a folder of tests/ in a cache outside the checkout, installed once per lock file.
class Peers {
public:
    explicit Peers(const QString& folder = QStringLiteral("interop/peers"));
    /// Empty: ready. Else why not, to skip by (or, in CI, to fail by).
    QString prepare();
    /// One run of <script>.mjs there: the job as JSON in, an answer as JSON out. A script that fails gives {"error":
    /// …}.
    QJsonObject run(const QString& script, const QJsonObject& job) const;

private:
    QString install(const QString& npm) const;
    QString m_sources; ///< with / at its end
    QString m_node;
    QString m_folder;
};

} // namespace naru::interop
